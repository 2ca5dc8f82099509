import { organizationOf, type Context, type TxContext } from "#platform/context";

/**
 * Whether the client has done all there is to do and a bank has not decided yet. Until it has, nobody is to be reminded
 * of the invoice or charged for it again.
 */
export async function isPaymentOnItsWay(
  ctx: Context | TxContext,
  { invoiceId }: { invoiceId: string },
): Promise<boolean> {
  const coming = await ctx.db.payment.findFirst({
    where: { invoiceId, organizationId: organizationOf(ctx), state: "processing" },
    select: { id: true },
  });
  return coming !== null;
}
