import type { RefundRow } from "#domain/payments";
import { convergePaymentIntent } from "#domain/stripe-payments";
import { actsFor, type Context } from "#platform/context";
import { StripeFailure } from "#platform/stripe";
import { refundPollPause } from "#lib/waits";
import { tryRefund } from "./try.ts";

/** Tries again what Stripe has not taken yet, and asks after what it has not finished. */
export async function tryDueRefunds(ctx: Context): Promise<Date | null> {
  if (!ctx.stripe.isConfigured) return null;
  const due = await ctx.db.refund.findMany({
    where: { state: "pending", nextAttemptAt: { lte: ctx.clock.now() } },
    orderBy: { nextAttemptAt: "asc" },
    take: 50,
  });
  for (const refund of due) {
    const acting = actsFor(ctx, refund.organizationId);
    await (refund.stripeRefundId === null ? tryRefund(acting, refund) : askAfter(acting, refund));
  }
  const next = await ctx.db.refund.findFirst({
    where: { state: "pending", nextAttemptAt: { not: null } },
    orderBy: { nextAttemptAt: "asc" },
    select: { nextAttemptAt: true },
  });
  return next?.nextAttemptAt ?? null;
}

async function askAfter(ctx: Context, refund: RefundRow): Promise<void> {
  const payment = await ctx.db.payment.findUniqueOrThrow({ where: { id: refund.paymentId } });
  const nextAttemptAt = new Date(ctx.clock.now().getTime() + refundPollPause);
  await ctx.db.refund.update({ where: { id: refund.id }, data: { nextAttemptAt } });
  if (payment.stripePaymentIntentId === null) return;
  try {
    await convergePaymentIntent(ctx, payment.stripePaymentIntentId);
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    ctx.log.warn("a pending refund could not be asked for", { refundId: refund.id, detail: error.detail });
  }
}
