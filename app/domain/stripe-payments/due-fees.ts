import type { Context } from "#platform/context";
import { StripeFailure } from "#platform/stripe";
import { feePauseAfterFailure } from "#lib/waits";
import { convergePaymentIntent } from "./converge.ts";

/** Asks again for fees that Stripe had not named an hour after the payment, in case the event about it got lost. */
export async function askForDueFees(ctx: Context): Promise<Date | null> {
  if (!ctx.stripe.isConfigured) return null;
  const now = ctx.clock.now();
  const due = await ctx.db.payment.findMany({
    where: { feeDueAt: { lte: now } },
    orderBy: { feeDueAt: "asc" },
    take: 50,
  });
  for (const { id, stripePaymentIntentId } of due) {
    const isOurs = stripePaymentIntentId !== null && (await ask(ctx, stripePaymentIntentId));
    const feeDueAt = isOurs ? new Date(now.getTime() + feePauseAfterFailure) : null;
    await ctx.db.payment.updateMany({ where: { id, feeDueAt: { lte: now } }, data: { feeDueAt } });
  }
  const next = await ctx.db.payment.findFirst({
    where: { feeDueAt: { not: null } },
    orderBy: { feeDueAt: "asc" },
    select: { feeDueAt: true },
  });
  return next?.feeDueAt ?? null;
}

/** False when Stripe says that this payment is not ours, so that nothing is left to ask. */
async function ask(ctx: Context, paymentIntentId: string): Promise<boolean> {
  try {
    return (await convergePaymentIntent(ctx, paymentIntentId)) === "applied";
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    ctx.log.warn("a fee could not be asked for", { paymentIntentId, detail: error.detail });
    return true;
  }
}
