import { type Context, organizationOf } from "#platform/context";
import { otherPriceOf } from "./billed.ts";
import { viewBreaker } from "./breaker.ts";
import { viewStripeHealth } from "./health.ts";
import { listAttempts } from "./history.ts";
import { seatStatus } from "./status.ts";
import { actionFor, type TroubleClass } from "./trouble.ts";
import { listWaitingChanges } from "./waiting-changes.ts";

/** The page of attempts shows the others. */
const attemptsShown = 5;

export type SeatsOverview = Awaited<ReturnType<typeof viewSeats>>;

/** All that the billing page shows of the seat subscription. `subscription` is null while seats are not billed. */
export async function viewSeats(ctx: Context) {
  const organizationId = organizationOf(ctx);
  const update = await ctx.db.billingUpdate.findUnique({ where: { organizationId } });
  const [status, waiting, subscription, attempts, breaker, health] = await Promise.all([
    seatStatus(ctx),
    listWaitingChanges(ctx, update),
    ctx.db.seatSubscription.findUnique({ where: { organizationId } }),
    listAttempts(ctx, { limit: attemptsShown }),
    viewBreaker(ctx),
    viewStripeHealth(ctx),
  ]);
  return {
    ...status,
    priceId: ctx.config.seatPriceId,
    stripeIsConnected: ctx.stripe.isConfigured,
    subscription: subscription?.stripeSubscriptionId
      ? {
          stripeSubscriptionId: subscription.stripeSubscriptionId,
          isCanceled: subscription.status === "canceled",
          startedAt: subscription.startedAt,
          stripeStatus: subscription.stripeStatus,
          priceId: subscription.priceId,
          /** The price that Stripe is still to be given; null when none is. */
          wantedPriceId: otherPriceOf(subscription),
          cancelsAtPeriodEnd: subscription.cancelsAtPeriodEnd,
          periodEndsAt: subscription.periodEndsAt,
        }
      : null,
    failedSince: update?.firstFailedAt ?? null,
    action: update?.lastClass ? actionFor[update.lastClass as TroubleClass] : null,
    requestId: update?.lastRequestId ?? null,
    breaker,
    health,
    waiting,
    attemptHistory: attempts.items,
    hasMoreAttempts: attempts.nextCursor !== null,
  };
}
