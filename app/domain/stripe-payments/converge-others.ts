import type { Context } from "#platform/context";
import { convergePaymentIntent, type Converged } from "./converge.ts";

/** Charges, refunds and disputes are looked at together with the payment that they belong to. */
export async function convergeCharge(ctx: Context, chargeId: string): Promise<Converged> {
  const { paymentIntentId } = await ctx.stripe.retrieveCharge(chargeId);
  return convergeOwner(ctx, paymentIntentId);
}

export async function convergeRefund(ctx: Context, refundId: string): Promise<Converged> {
  const { paymentIntentId } = await ctx.stripe.retrieveRefund(refundId);
  return convergeOwner(ctx, paymentIntentId);
}

export async function convergeDispute(ctx: Context, disputeId: string): Promise<Converged> {
  const { paymentIntentId } = await ctx.stripe.retrieveDispute(disputeId);
  return convergeOwner(ctx, paymentIntentId);
}

async function convergeOwner(ctx: Context, paymentIntentId: string | null): Promise<Converged> {
  return paymentIntentId === null ? "ignored" : convergePaymentIntent(ctx, paymentIntentId);
}
