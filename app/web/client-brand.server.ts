import { getBranding } from "#domain/branding";
import type { ClientBrand } from "../components/client-brand.ts";
import { shownLogoSize } from "#lib/logo-size";
import type { Context } from "#platform/context";

/** What pages for clients of the actor's organization look like. */
export async function loadClientBrand(ctx: Context): Promise<ClientBrand> {
  const { color, logo } = await getBranding(ctx);
  return { color: color || null, logo: logo && { src: `/logo/${logo.sha256}`, ...shownLogoSize(logo) } };
}
