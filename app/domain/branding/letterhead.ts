import { type Context, organizationOf } from "#platform/context";
import type { EmailBrand, MailAddress } from "#platform/mail";
import { textColorOn } from "#lib/color";
import { shownLogoSize } from "#lib/logo-size";
import { type Branding, getBranding } from "./get.ts";

/** The seller as a document names it, or the organization itself. */
type Seller = { readonly name: string; readonly address?: string; readonly taxNumber?: string };

/** What a mail to a client takes over: `brand` for its content, the rest for its envelope. */
export type Letterhead = {
  readonly brand: EmailBrand;
  readonly fromName: string;
  readonly replyTo?: MailAddress;
};

/** How the organization writes to its clients now; a document's own seller stands below the mail as it was then. */
export async function letterhead(ctx: Context, seller: Seller): Promise<Letterhead> {
  const branding = await getBranding(ctx);
  const { email } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: organizationOf(ctx) },
    select: { email: true },
  });
  const { greeting, closing, senderName } = branding;
  const fromName = senderName || seller.name;
  return {
    brand: {
      ...lookOf(ctx, branding),
      name: seller.name,
      footer: footerOf(seller),
      greeting: greeting || undefined,
      closing: linesOf(closing),
    },
    fromName,
    ...(email && { replyTo: { name: fromName, address: email } }),
  };
}

/** How mails to the organization's own people look: its logo and color, none of the texts that are for clients. */
export async function staffBrand(ctx: Context, { name }: { name: string }): Promise<EmailBrand> {
  return { ...lookOf(ctx, await getBranding(ctx)), name };
}

function lookOf(ctx: Context, { color, logo }: Branding): Omit<EmailBrand, "name"> {
  return {
    ...(color && { accentColor: color, onAccentColor: textColorOn(color) }),
    ...(logo && { logo: { url: `${ctx.config.appUrl}/logo/${logo.sha256}`, ...shownLogoSize(logo) } }),
  };
}

function footerOf({ name, address = "", taxNumber = "" }: Seller): string[] {
  const where = [name, ...linesOf(address)].join(", ");
  return taxNumber ? [where, taxNumber] : [where];
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
