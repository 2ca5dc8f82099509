import { convergePaymentIntent } from "#domain/stripe-payments";
import { organizationOf, type Context } from "#platform/context";
import { StripeFailure } from "#platform/stripe";

/** Asks Stripe what became of the payments of this invoice that are on their way. */
export async function askAfterPayments(ctx: Context, invoiceId: string): Promise<void> {
  const coming = await ctx.db.payment.findMany({
    where: { invoiceId, organizationId: organizationOf(ctx), state: "processing" },
    select: { stripePaymentIntentId: true },
  });
  for (const { stripePaymentIntentId } of coming) {
    if (stripePaymentIntentId === null) continue;
    try {
      await convergePaymentIntent(ctx, stripePaymentIntentId);
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error;
      ctx.log.warn("a payment on its way could not be asked for", { invoiceId, detail: error.detail });
    }
  }
}
