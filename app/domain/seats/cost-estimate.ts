import { decimal } from "#lib/decimal";
import { type Money, roundedDivide } from "#lib/money";

/** `unitAmount` is decimal minor units of `currency` for one seat and period. */
export type UnitPrice = { readonly unitAmount: string; readonly currency: string };

/** A stretch of whole seconds, as Stripe reckons: from `at` to the end of the period that it lies in. */
export type PeriodShare = { readonly startsAt: Date; readonly endsAt: Date; readonly at: Date };

/** What `count` seats cost for one period, rounded once. */
export function priceOf({ unitAmount, currency }: UnitPrice, count: number): Money {
  return shareOf({ unitAmount, currency }, { count, part: 1n, whole: 1n });
}

/**
 * What `count` further seats cost for the rest of the period, by the second as Stripe prorates, rounded once; never less
 * than nothing nor more than the whole period. Null when the period is over or has no length: nothing is known then.
 */
export function restOfPeriod(
  price: UnitPrice,
  count: number,
  { startsAt, endsAt, at }: PeriodShare,
): Money | null {
  const [start, end, from] = [secondsOf(startsAt), secondsOf(endsAt), secondsOf(at)];
  if (end <= start || from > end) return null;
  const part = end - (from < start ? start : from);
  return shareOf(price, { count, part, whole: end - start });
}

function shareOf(
  { unitAmount, currency }: UnitPrice,
  { count, part, whole }: { count: number; part: bigint; whole: bigint },
): Money {
  const { units, scale } = decimal(unitAmount);
  const amount = roundedDivide(units * BigInt(count) * part, 10n ** BigInt(scale) * whole);
  return { amount, currency };
}

function secondsOf(instant: Date): bigint {
  return BigInt(Math.floor(instant.getTime() / 1000));
}
