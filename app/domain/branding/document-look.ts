import type { Context, TxContext } from "#platform/context";
import type { DocumentLook } from "#platform/pdf";
import { contrastBetween } from "#lib/color";
import { shownLogoSize } from "#lib/logo-size";
import { getBranding } from "./get.ts";
import { barePng } from "./png.ts";

/** How an organization looked when a document was issued: what the document keeps of it. */
export type FrozenLook = {
  readonly color?: string;
  /** The SHA-256 of the logo. */
  readonly logo?: string;
};

/** The present look, to be kept with a document; null when there is none. */
export async function freezeLook(tx: TxContext): Promise<FrozenLook | null> {
  const { color, logo } = await getBranding(tx);
  if (color === "" && !logo) return null;
  return { ...(color && { color }), ...(logo && { logo: logo.sha256 }) };
}

/** A color that can be read on paper. */
const leastContrast = 4.5;

/** The look that a document was issued with. A logo that was removed since, or that no document can draw, is left out. */
export async function documentLook(ctx: Context, look: FrozenLook | undefined): Promise<DocumentLook> {
  const { color, logo: sha256 } = look ?? {};
  const logo =
    sha256 === undefined
      ? null
      : await ctx.db.logo.findFirst({ where: { sha256, contentType: "image/png" } });
  return {
    ...(color && contrastBetween(color, "#ffffff") >= leastContrast && { accentColor: color }),
    ...(logo && { logo: { png: barePng(logo.bytes), ...shownLogoSize(logo) } }),
  };
}
