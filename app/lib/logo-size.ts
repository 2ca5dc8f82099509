export type PixelSize = { readonly width: number; readonly height: number };

const largest: PixelSize = { width: 200, height: 48 };

/** How large a logo is shown: never larger than it is, in its own proportions, within 200 by 48 pixels. */
export function shownLogoSize({ width, height }: PixelSize): PixelSize {
  const scale = Math.min(1, largest.width / width, largest.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
