import type { TxContext } from "#platform/context";
import type { StripeSubscription, StripeSubscriptionItem } from "#platform/stripe";

/** The subscription as Stripe showed it; `at` is when it was asked for. */
export type Seen = { readonly subscription: StripeSubscription; readonly at: Date };

/** Keeps what was seen, unless something newer is known. `itemId` is the item that is for seats. */
export async function noteSeen(
  tx: TxContext,
  organizationId: string,
  { subscription, at }: Seen,
  itemId: string | null,
): Promise<void> {
  const { id, items, status, cancelsAtPeriodEnd } = subscription;
  const item = items.find((each) => each.id === itemId) ?? items[0];
  await tx.db.seatSubscription.updateMany({
    where: {
      organizationId,
      stripeSubscriptionId: id,
      // One that was checked later than now was so before the clock was put back.
      OR: [{ checkedAt: null }, { checkedAt: { lte: at } }, { checkedAt: { gt: tx.clock.now() } }],
    },
    data: {
      stripeStatus: status,
      cancelsAtPeriodEnd,
      checkedAt: at,
      ...(item ? periodColumns(item) : {}),
    },
  });
}

export function periodColumns({ period }: StripeSubscriptionItem) {
  return { periodStartsAt: period.startsAt, periodEndsAt: period.endsAt };
}

export function priceColumns({ priceId, price }: StripeSubscriptionItem) {
  return {
    priceId,
    priceCurrency: price.currency,
    priceUnitAmount: price.unitAmountDecimal,
    priceInterval: price.interval,
    priceIntervalCount: price.intervalCount,
  };
}
