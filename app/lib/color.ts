import { type Parsed, parsed, unreadable } from "./parsed.ts";

/** The color that someone typed, as #rrggbb in lower case. */
export function readColor(text: string): Parsed<string> {
  const [, typed = ""] = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim()) ?? [];
  if (typed === "") return unreadable("Write the color as #1d4f91: # and six digits or letters from a to f.");
  const long = typed.length === 3 ? [...typed].map((digit) => digit + digit).join("") : typed;
  return parsed(`#${long.toLowerCase()}`);
}

/** White or black, whichever can be read better on the color: at least 4.58 to 1, where WCAG AA asks for 4.5. */
export function textColorOn(color: string): "#ffffff" | "#000000" {
  return contrastBetween(color, "#ffffff") >= contrastBetween(color, "#000000") ? "#ffffff" : "#000000";
}

/** How far two colors stand apart, from 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrastBetween(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, relative luminance. */
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
