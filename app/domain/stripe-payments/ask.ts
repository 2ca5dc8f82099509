import type { Context } from "#platform/context";
import type { StripeDispute, StripePaymentIntent, StripeRefund } from "#platform/stripe";

/** Everything that Stripe knows of one payment, asked for at one time. */
export type PaymentTruth = {
  readonly intent: StripePaymentIntent;
  readonly refunds: readonly StripeRefund[];
  readonly disputes: readonly StripeDispute[];
};

export async function askStripe(ctx: Context, paymentIntentId: string): Promise<PaymentTruth> {
  const intent = await ctx.stripe.retrievePaymentIntent(paymentIntentId);
  const { charge } = intent;
  // Only what was received can go back; and the amounts on the charge leave failed refunds out.
  const refunds = charge?.status === "succeeded" ? await ctx.stripe.listRefunds(paymentIntentId) : [];
  const disputes = charge?.isDisputed ? await ctx.stripe.listDisputes(paymentIntentId) : [];
  return { intent, refunds, disputes };
}
