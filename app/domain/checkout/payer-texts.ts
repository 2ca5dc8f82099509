import { type Context, organizationOf } from "#platform/context";
import { type Texts, textsFor } from "#lib/texts/languages";

/** The texts in the language of the client that pays the invoice. */
export async function payerTexts(ctx: Context, { invoiceId }: { invoiceId: string }): Promise<Texts> {
  const invoice = await ctx.db.invoice.findFirst({
    where: { id: invoiceId, organizationId: organizationOf(ctx) },
    select: { client: { select: { locale: true } } },
  });
  return textsFor(invoice?.client.locale);
}
