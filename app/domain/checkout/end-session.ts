import type { Context } from "#platform/context";
import { StripeFailure } from "#platform/stripe";
import type { AttemptRow } from "./attempt.ts";
import { convergeCheckoutSession, recordSession } from "./converge-session.ts";

/**
 * Makes sure that nobody pays in this session any more. When it was just paid, which makes Stripe refuse to expire it,
 * the payment is written down instead.
 */
export async function endSession(ctx: Context, attempt: AttemptRow): Promise<void> {
  const { id, stripeSessionId } = attempt;
  if (stripeSessionId === null) {
    await ctx.db.checkoutAttempt.updateMany({
      where: { id, stripeSessionId: null },
      data: { state: "expired", nextAttemptAt: null },
    });
    return;
  }
  try {
    await recordSession(ctx, await ctx.stripe.expireCheckoutSession(stripeSessionId));
  } catch (error) {
    if (!(error instanceof StripeFailure) || error.failureClass !== "invalid") throw error;
    await convergeCheckoutSession(ctx, stripeSessionId);
  }
}
