import type { Context } from "#platform/context";

/** `unitAmount` is decimal minor units, null where it depends on how many there are; `interval` is Stripe's day, week, month or year. */
export type SeatPrice = {
  readonly unitAmount: string | null;
  readonly currency: string;
  readonly interval: string;
  readonly intervalCount: number;
};

/** A wish for the present price only takes back another one. */
export function otherPriceOf(wish: { priceId: string; wantedPriceId: string | null }): string | null {
  return wish.wantedPriceId === wish.priceId ? null : wish.wantedPriceId;
}

export type BilledSeats = NonNullable<Awaited<ReturnType<typeof findBilledSeats>>>;

/** What is known here of a seat subscription that runs, without asking Stripe; null while seats are not billed. */
export async function findBilledSeats(ctx: Context, organizationId: string) {
  const [subscription, update, organization] = await Promise.all([
    ctx.db.seatSubscription.findUnique({ where: { organizationId } }),
    ctx.db.billingUpdate.findUnique({ where: { organizationId } }),
    ctx.db.organization.findUniqueOrThrow({ where: { id: organizationId } }),
  ]);
  if (!subscription?.stripeSubscriptionId || subscription.status !== "active") return null;
  const { priceCurrency, priceUnitAmount, priceInterval, priceIntervalCount } = subscription;
  const { periodStartsAt, periodEndsAt, cancelsAtPeriodEnd } = subscription;
  const isPriced = priceCurrency !== null && priceInterval !== null;
  const price: SeatPrice | null = isPriced
    ? {
        unitAmount: priceUnitAmount,
        currency: priceCurrency,
        interval: priceInterval,
        intervalCount: priceIntervalCount ?? 1,
      }
    : null;
  return {
    stripeSubscriptionId: subscription.stripeSubscriptionId,
    stripeItemId: subscription.stripeItemId,
    priceId: subscription.priceId,
    /** The price that Stripe is still to be given; null when it has the right one. */
    wantedPriceId: otherPriceOf(subscription),
    /** The quantity that Stripe confirmed last. */
    quantity: update?.appliedQuantity ?? 0,
    price,
    period: periodStartsAt && periodEndsAt ? { startsAt: periodStartsAt, endsAt: periodEndsAt } : null,
    endsAt: cancelsAtPeriodEnd ? periodEndsAt : null,
    proration: organization.seatProration,
  };
}
