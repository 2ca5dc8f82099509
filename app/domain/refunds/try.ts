import { sumRefunds, type RefundRow } from "#domain/payments";
import { convergePaymentIntent, refundMetadata } from "#domain/stripe-payments";
import { inTransaction, type Context } from "#platform/context";
import { StripeFailure, StripeNotConfigured } from "#platform/stripe";
import { fullJitter } from "#lib/backoff";
import { firstRefundPause, longestRefundPause } from "#lib/waits";

/**
 * Asks Stripe for a refund that is written down, at most once however often this runs: later tries look first whether
 * an earlier one got through, and keep its key for as long as its outcome is unknown.
 */
export async function tryRefund(ctx: Context, refund: RefundRow): Promise<void> {
  const payment = await ctx.db.payment.findUniqueOrThrow({ where: { id: refund.paymentId } });
  const paymentIntentId = payment.stripePaymentIntentId;
  if (paymentIntentId === null) return;
  try {
    if (refund.attempts > 0 && (await isFound(ctx, { refund, paymentIntentId }))) return;
    await postpone(ctx, refund);
    const { id: refundId, amount, organizationId, paymentId, idempotencyKey } = refund;
    const metadata = refundMetadata({ organizationId, paymentId, refundId });
    await ctx.stripe.createRefund({ paymentIntentId, amount, metadata }, idempotencyKey);
    await convergePaymentIntent(ctx, paymentIntentId);
  } catch (error) {
    if (error instanceof StripeFailure) await recordFailure(ctx, { refund, paymentIntentId, failure: error });
    else if (error instanceof StripeNotConfigured) await postpone(ctx, refund, { lastError: error.message });
    else throw error;
  }
}

/** Whether Stripe has this refund, which is written down then. */
async function isFound(
  ctx: Context,
  { refund, paymentIntentId }: { refund: RefundRow; paymentIntentId: string },
): Promise<boolean> {
  await convergePaymentIntent(ctx, paymentIntentId);
  const present = await ctx.db.refund.findUniqueOrThrow({ where: { id: refund.id } });
  return present.stripeRefundId !== null || present.state !== "pending";
}

async function recordFailure(
  ctx: Context,
  {
    refund,
    paymentIntentId,
    failure,
  }: { refund: RefundRow; paymentIntentId: string; failure: StripeFailure },
): Promise<void> {
  const { failureClass, detail: lastError } = failure;
  switch (failureClass) {
    case "unknown":
    case "busy":
    case "config":
      return postpone(ctx, refund, { lastError });
    case "server":
    case "mismatch":
      // Stripe would repeat its failure for this key. The next try looks first, and only then uses the new one.
      return postpone(ctx, refund, {
        lastError,
        idempotencyKey: `refund:${refund.id}:${refund.attempts + 1}`,
      });
    case "invalid":
    case "missing":
    case "payment":
      return fail(ctx, { refund, paymentIntentId, lastError });
    default:
      return failureClass satisfies never;
  }
}

async function postpone(
  ctx: Context,
  refund: RefundRow,
  changes: { lastError?: string; idempotencyKey?: string } = {},
): Promise<void> {
  const { attempts } = refund;
  const pause =
    firstRefundPause +
    fullJitter({ attempt: attempts, base: firstRefundPause, cap: longestRefundPause, random: Math.random });
  await ctx.db.refund.updateMany({
    where: { id: refund.id, state: "pending", stripeRefundId: null },
    data: {
      ...changes,
      attempts: attempts + 1,
      nextAttemptAt: new Date(ctx.clock.now().getTime() + pause),
    },
  });
}

/** Stripe will not do it, unless it did already and says for that reason that nothing is left. */
async function fail(
  ctx: Context,
  { refund, paymentIntentId, lastError }: { refund: RefundRow; paymentIntentId: string; lastError: string },
): Promise<void> {
  const isThere = await isFound(ctx, { refund, paymentIntentId }).catch((error: unknown) => {
    if (error instanceof StripeFailure) return "unknown" as const;
    throw error;
  });
  if (isThere === "unknown") return postpone(ctx, refund, { lastError });
  if (isThere) return;
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.refund.updateMany({
      where: { id: refund.id, state: "pending", stripeRefundId: null },
      data: { state: "failed", lastError, nextAttemptAt: null },
    });
    if (count === 0) return;
    await sumRefunds(tx, await tx.db.payment.findUniqueOrThrow({ where: { id: refund.paymentId } }));
  });
}
