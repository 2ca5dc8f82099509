import { type Context, organizationOf } from "#platform/context";
import { viewBreaker } from "./breaker.ts";
import { seatStatus } from "./status.ts";
import { actionFor, type TroubleClass } from "./trouble.ts";

const attemptsShown = 25;

export type SeatsOverview = Awaited<ReturnType<typeof viewSeats>>;

/** All that the billing page shows of the seat subscription. `subscription` is null while seats are not billed. */
export async function viewSeats(ctx: Context) {
  const organizationId = organizationOf(ctx);
  const [status, update, subscription, attempts, breaker] = await Promise.all([
    seatStatus(ctx),
    ctx.db.billingUpdate.findUnique({ where: { organizationId } }),
    ctx.db.seatSubscription.findUnique({ where: { organizationId } }),
    ctx.db.billingAttempt.findMany({
      where: { organizationId },
      orderBy: { id: "desc" },
      take: attemptsShown,
    }),
    viewBreaker(ctx),
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
        }
      : null,
    failedSince: update?.firstFailedAt ?? null,
    action: update?.lastClass ? actionFor[update.lastClass as TroubleClass] : null,
    requestId: update?.lastRequestId ?? null,
    breaker,
    attemptHistory: attempts.map(({ id, version, quantity, startedAt, endedAt, result, requestId }) => ({
      id,
      version,
      quantity,
      startedAt,
      endedAt,
      result,
      requestId,
    })),
  };
}
