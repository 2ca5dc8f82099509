import type { CSSProperties } from "react";
import { textColorOn } from "#lib/color";

/**
 * The variables that app.css paints the main buttons inside `.branded` with. Under the pointer a button moves away from
 * its text's color, so that it is read at least as well as before.
 */
export function brandColors(color: string): CSSProperties {
  const text = textColorOn(color);
  const away = text === "#ffffff" ? "black" : "white";
  return {
    "--brand": color,
    "--on-brand": text,
    "--brand-hover": `color-mix(in oklab, ${color}, ${away} 14%)`,
  } as CSSProperties;
}
