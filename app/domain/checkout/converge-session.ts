import { type Converged, convergePaymentIntent, readOrigin } from "#domain/stripe-payments";
import type { Context } from "#platform/context";
import type { StripeSession } from "#platform/stripe";
import { expiryGrace, liveStates } from "./attempt.ts";

/** Asks Stripe what became of a session and writes it down, with the payment it led to. */
export async function convergeCheckoutSession(ctx: Context, sessionId: string): Promise<Converged> {
  return recordSession(ctx, await ctx.stripe.retrieveCheckoutSession(sessionId));
}

export async function recordSession(ctx: Context, session: StripeSession): Promise<Converged> {
  const origin = readOrigin(session.metadata);
  if (!origin?.attemptId) return "ignored";
  // The payment first: it ends the attempt before the invoice is settled, so that nothing is left to be expired.
  const payment =
    session.paymentIntentId === null ? "ignored" : await convergePaymentIntent(ctx, session.paymentIntentId);
  const { count } = await ctx.db.checkoutAttempt.updateMany({
    where: { id: origin.attemptId, organizationId: origin.organizationId, state: { in: [...liveStates] } },
    data: (await hasFailed(ctx, session)) ? { ...changesTo(session), state: "failed" } : changesTo(session),
  });
  return payment === "applied" || count === 1 ? "applied" : "ignored";
}

/** A complete session takes no other try, so a payment that failed in it, such as a debit, was the last. */
async function hasFailed(ctx: Context, { status, paymentIntentId }: StripeSession): Promise<boolean> {
  if (status !== "complete" || paymentIntentId === null) return false;
  const payment = await ctx.db.payment.findUnique({ where: { stripePaymentIntentId: paymentIntentId } });
  return payment?.state === "failed";
}

function changesTo({ id, status, expiresAt }: StripeSession) {
  if (status === "complete") return { state: "completed" as const, stripeSessionId: id, nextAttemptAt: null };
  if (status === "expired") return { state: "expired" as const, stripeSessionId: id, nextAttemptAt: null };
  return { stripeSessionId: id, nextAttemptAt: new Date(expiresAt.getTime() + expiryGrace) };
}
