import type { Aggregation } from "#lib/aggregations";
import { type CivilDate, daysBetween } from "#lib/civil-date";
import { type Decimal, unitsAt } from "#lib/decimal";
import { roundedDivide } from "#lib/money";
import type { PlanPeriod } from "#lib/plan-periods";

/** As many decimals as usage values have. */
const scale = 9;

/**
 * What a quantity comes to by the period's end if it grows as it did so far: linear over the days so far, today's among
 * them, for what adds up. The greatest and the last value and how many different ones there were are left as they are.
 */
export function project(
  quantity: Decimal,
  { aggregation, period, today }: { aggregation: Aggregation; period: PlanPeriod; today: CivilDate },
): Decimal {
  const addsUp = aggregation === "count" || aggregation === "sum";
  if (!addsUp) return quantity;
  const soFar = BigInt(daysBetween(period.from, today) + 1);
  return { units: roundedDivide(unitsAt(quantity, scale) * BigInt(period.days), soFar), scale };
}
