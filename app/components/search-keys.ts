import { type RefObject, useEffect } from "react";

const place = "steadybill:slash-key";

/** A key without Control can be pressed by accident or by speech, so that everybody may switch it off, browser by browser. */
export function isSlashKeyOn(): boolean {
  try {
    return localStorage.getItem(place) !== "off";
  } catch {
    return true;
  }
}

export function rememberSlashKey(choice: "on" | "off"): void {
  try {
    localStorage.setItem(place, choice);
  } catch {
    // A browser that keeps nothing has the key as it is by default.
  }
}

/** The slash and Control-K or Command-K lead to the field, where it can be seen. */
export function useSearchKeys(field: RefObject<HTMLInputElement>): void {
  useEffect(() => {
    const lead = (event: KeyboardEvent) => {
      if (!(isControlK(event) || isSlash(event)) || !field.current?.checkVisibility()) return;
      event.preventDefault();
      field.current.focus();
      field.current.select();
    };
    document.addEventListener("keydown", lead);
    return () => document.removeEventListener("keydown", lead);
  }, [field]);
}

function isControlK({ ctrlKey, metaKey, altKey, key }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey && key.toLowerCase() === "k";
}

/** Where something can be typed, a slash is a slash. */
function isSlash({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (key !== "/" || ctrlKey || metaKey || altKey) return false;
  const isTyping = target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
  return !isTyping && isSlashKeyOn();
}
