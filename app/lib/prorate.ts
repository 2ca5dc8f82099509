import type { Decimal } from "./decimal.ts";
import { roundedDivide } from "./money.ts";

/** Days of a period that count: `days` of its `of` days, those behind its first `after` ones (none unless said). */
export type UsedDays = { readonly days: number; readonly of: number; readonly after?: number };

/**
 * The part of `amount`, in minor units, that the used days owe: the amount's cumulative share up to their end less the
 * one up to their beginning, each rounded once. So the parts of any partition of the period add up to the whole,
 * rounded. Throws RangeError for days that are not in the period.
 */
export function prorate(amount: Decimal, { days, of, after = 0 }: UsedDays): bigint {
  if (![days, of, after].every(Number.isInteger) || of < 1 || days < 0 || after < 0 || after + days > of)
    throw new RangeError("The used days are not days of the period.");
  const upTo = (day: number) =>
    roundedDivide(amount.units * BigInt(day), 10n ** BigInt(amount.scale) * BigInt(of));
  return upTo(after + days) - upTo(after);
}
