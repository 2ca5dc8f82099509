import { type Context, organizationOf, type TxContext } from "#platform/context";

/** The logo without its bytes, which `findLogo` answers; sizes are pixels. */
type BrandLogo = { readonly sha256: string; readonly width: number; readonly height: number };

export type Branding = {
  /** As #rrggbb; empty for the product's own. */
  readonly color: string;
  /** Empty for the organization's name. */
  readonly senderName: string;
  /** The first line of mails to clients, with {name} where theirs belongs; empty for the product's own. */
  readonly greeting: string;
  /** The last lines of mails to clients. */
  readonly closing: string;
  readonly logo: BrandLogo | null;
  /** 0 before anything was chosen. */
  readonly version: number;
};

const plain: Branding = { color: "", senderName: "", greeting: "", closing: "", logo: null, version: 0 };

/** How the actor's organization shows itself. */
export async function getBranding(ctx: Context | TxContext): Promise<Branding> {
  const brand = await ctx.db.brand.findUnique({
    where: { organizationId: organizationOf(ctx) },
    select: {
      color: true,
      senderName: true,
      greeting: true,
      closing: true,
      version: true,
      logo: { select: { sha256: true, width: true, height: true } },
    },
  });
  return brand ?? plain;
}
