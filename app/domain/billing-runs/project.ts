import type { Aggregation } from "#lib/aggregations";
import { type Decimal, unitsAt } from "#lib/decimal";
import { roundedDivide } from "#lib/money";
import type { Period } from "#lib/period";

/** As many decimals as usage values have. */
const scale = 9;

/**
 * What a quantity comes to by the period's end if it grows as it did so far: linear in time for what adds up. The
 * greatest and the last value and how many different ones there were are left as they are.
 */
export function project(
  quantity: Decimal,
  { aggregation, period, now }: { aggregation: Aggregation; period: Period; now: Date },
): Decimal {
  const passed = BigInt(now.getTime() - period.start.getTime());
  const whole = BigInt(period.end.getTime() - period.start.getTime());
  const addsUp = aggregation === "count" || aggregation === "sum";
  if (!addsUp || passed <= 0n || passed >= whole) return quantity;
  return { units: roundedDivide(unitsAt(quantity, scale) * whole, passed), scale };
}
