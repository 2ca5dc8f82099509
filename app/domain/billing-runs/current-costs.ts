import { aggregate } from "#domain/usage";
import type { PlannedPrice, UsagePlanView } from "#domain/usage-plans";
import { type CivilDate, todayIn } from "#lib/civil-date";
import { type Decimal, formatDecimal } from "#lib/decimal";
import { periodOn } from "#lib/plan-periods";
import { rateUsage, type RatingStep } from "#lib/rate-usage";
import type { Context } from "#platform/context";
import type { BilledPeriod } from "./charge.ts";
import { project } from "./project.ts";
import { withInstants } from "./reckon.ts";
import { versionOf } from "./version.ts";

/** One price's use by one group of events so far. Amounts in minor units, before tax and adjustments. */
export type UsedSoFar = {
  readonly priceId: string;
  readonly priceName: string;
  /** Null for a flat fee. */
  readonly meterId: string | null;
  readonly unit: string | null;
  readonly groupKey: string;
  readonly quantity: string;
  readonly eventCount: number;
  readonly steps: readonly RatingStep[];
  readonly amount: bigint;
  /** At the end of the period, if it goes on as so far. */
  readonly projectedQuantity: string;
  readonly projectedAmount: bigint;
};

export type CurrentCosts = {
  readonly plan: UsagePlanView;
  readonly from: CivilDate;
  /** The first day after the period. */
  readonly until: CivilDate;
  readonly used: readonly UsedSoFar[];
  readonly amount: bigint;
  readonly projectedAmount: bigint;
};

/**
 * What the client of a plan has used since the period began, what that costs by the plan's prices and what it would come
 * to at the end. Null before the plan starts and after its end.
 */
export async function currentCosts(ctx: Context, plan: UsagePlanView): Promise<CurrentCosts | null> {
  const period = currentPeriodOf(ctx, plan);
  if (!period) return null;
  const used: UsedSoFar[] = [];
  for (const price of plan.prices) used.push(...(await usedOf(ctx, { plan, price, period })));
  const sum = (amountOf: (one: UsedSoFar) => bigint) => used.reduce((all, one) => all + amountOf(one), 0n);
  return {
    ...{ plan, from: period.from, until: period.until, used },
    amount: sum(({ amount }) => amount),
    projectedAmount: sum(({ projectedAmount }) => projectedAmount),
  };
}

export function currentPeriodOf(ctx: Context, plan: UsagePlanView): BilledPeriod | null {
  const found = periodOn(plan, todayIn(plan.timeZone, ctx.clock.now()));
  return found && withInstants(plan, found);
}

async function usedOf(
  ctx: Context,
  { plan, price, period }: { plan: UsagePlanView; price: PlannedPrice; period: BilledPeriod },
): Promise<UsedSoFar[]> {
  const { terms } = await versionOf(ctx, price, period);
  const { meter } = price;
  const today = todayIn(plan.timeZone, ctx.clock.now());
  const groups = meter
    ? await aggregate(ctx, { clientId: plan.clientId, meter, from: period.start, to: period.end })
    : [{ groupKey: "[]", quantity: one, count: 0 }];
  const shown = groups.length > 0 ? groups : [{ groupKey: "[]", quantity: zero, count: 0 }];
  return shown.map(({ groupKey, quantity, count }) => {
    const projected = meter ? project(quantity, { aggregation: meter.aggregation, period, today }) : quantity;
    const rated = rateUsage(terms, { quantity, used: period });
    return {
      ...{ priceId: price.id, priceName: price.name, meterId: meter?.id ?? null, unit: meter?.unit ?? null },
      ...{ groupKey, quantity: formatDecimal(quantity), eventCount: count },
      ...{ steps: rated.steps, amount: rated.amount, projectedQuantity: formatDecimal(projected) },
      projectedAmount: rateUsage(terms, { quantity: projected, used: period }).amount,
    };
  });
}

const zero: Decimal = { units: 0n, scale: 0 };
const one: Decimal = { units: 1n, scale: 0 };
