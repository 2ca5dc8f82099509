import { type Context, organizationOf } from "#platform/context";
import { viewBreaker } from "./breaker.ts";
import { seatStatus } from "./status.ts";
import { actionFor, type TroubleClass } from "./trouble.ts";
import { bannerAfter } from "./waits.ts";

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
    subscription:
      subscription?.stripeSubscriptionId != null
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

/** What every admin page warns of: an update that is blocked or has waited for more than five minutes; null otherwise. */
export async function findSeatTrouble(
  ctx: Context,
): Promise<{ readonly isBlocked: boolean; readonly detail: string; readonly action: string } | null> {
  const update = await ctx.db.billingUpdate.findUnique({ where: { organizationId: organizationOf(ctx) } });
  if (!update?.firstFailedAt) return null;
  const isBlocked = update.state === "blocked";
  const isLong = ctx.clock.now().getTime() - update.firstFailedAt.getTime() >= bannerAfter;
  if (!isBlocked && !isLong) return null;
  return {
    isBlocked,
    detail: update.lastError ?? "Stripe does not answer.",
    action: actionFor[(update.lastClass ?? "unknown") as TroubleClass],
  };
}
