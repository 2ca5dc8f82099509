import type { TxContext } from "#platform/context";
import { dailyCheck, endCheckDelay } from "#lib/waits";

/** When a subscription to which nothing happens is read again: within a day of the last time, and at its planned end. */
export async function nextCheck(tx: TxContext, organizationId: string): Promise<Date> {
  const { checkedAt, cancelsAtPeriodEnd, periodEndsAt } = await tx.db.seatSubscription.findUniqueOrThrow({
    where: { organizationId },
  });
  const now = tx.clock.now();
  const last = checkedAt && checkedAt < now ? checkedAt : now;
  const daily = new Date(last.getTime() + dailyCheck);
  if (!cancelsAtPeriodEnd || !periodEndsAt) return daily;
  const end = new Date(periodEndsAt.getTime() + endCheckDelay);
  return end > now && end < daily ? end : daily;
}
