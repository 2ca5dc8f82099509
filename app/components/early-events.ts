/** For which React 18 hydrates at once: `discreteReplayableEvents` in its react-dom. */
const names = (
  "auxclick change click compositionend compositionstart contextmenu copy cut dblclick dragend dragstart drop input " +
  "keydown keypress keyup mousedown mouseup paste pointercancel pointerdown pointerup reset submit textInput " +
  "touchcancel touchend touchstart"
).split(" ");

/** Until then React hears of nothing that a person does; what the browser does with it, such as following a link, it does. */
export function keepFromReact({ until }: { until: () => boolean }): void {
  const keep = (event: Event) => {
    if (!until()) event.stopPropagation();
    else for (const name of names) window.removeEventListener(name, keep, { capture: true });
  };
  for (const name of names) window.addEventListener(name, keep, { capture: true });
}
