import { useLocation } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";

/**
 * Where the keyboard and a screen reader go on after a page took the place of another without being loaded anew: at the
 * message of what was done, otherwise at the new page's heading. What the page itself has focused stays so.
 */
export function useFocusAfterNavigation(main: RefObject<HTMLElement>, message: RefObject<HTMLElement>): void {
  const { key, pathname } = useLocation();
  const shown = useRef({ key, pathname });
  useEffect(() => {
    const before = shown.current;
    shown.current = { key, pathname };
    if (before.key === key || !main.current) return;
    const isElsewhere = before.pathname !== pathname && !main.current.contains(document.activeElement);
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (message.current) focusOn(message.current);
    else if (isElsewhere || isLost) focusOn(main.current.querySelector("h1") ?? main.current);
  }, [key, pathname, main, message]);
}

function focusOn(element: HTMLElement): void {
  if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
