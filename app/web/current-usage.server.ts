import { type CurrentPeriod, currentPeriod } from "#domain/billing-runs";
import { listUsagePlans } from "#domain/usage-plans";
import type { ShownDays, ShownPeriod } from "../components/usage/page-data.ts";
import { groupText } from "../components/usage/words.ts";
import { addDays, daysBetween, todayIn } from "#lib/civil-date";
import { addDecimals, decimal, formatDecimal } from "#lib/decimal";
import type { Context } from "#platform/context";

/** As many stacks as the chart has colors; more groups are shown together. */
const mostSeries = 4;

/** What the page of a plan's current period shows; null before the plan's start and after its end. */
export async function loadCurrentUsage(
  ctx: Context,
  { planId }: { planId: string },
): Promise<ShownPeriod | null> {
  const period = await currentPeriod(ctx, { planId });
  return period && showPeriod(period, ctx.clock.now());
}

/** The current periods of a client's plans. */
export async function loadCurrentUsageOf(
  ctx: Context,
  { clientId }: { clientId: string },
): Promise<ShownPeriod[]> {
  const { items } = await listUsagePlans(ctx, { clientId, limit: 100 });
  const periods: ShownPeriod[] = [];
  for (const { id } of items) {
    const period = await loadCurrentUsage(ctx, { planId: id });
    if (period) periods.push(period);
  }
  return periods;
}

function showPeriod({ plan, from, until, days, ...period }: CurrentPeriod, now: Date): ShownPeriod {
  const dayNumber = daysBetween(from, todayIn(plan.timeZone, now)) + 1;
  const dates = Array.from({ length: dayNumber }, (_, index) => addDays(from, index));
  const meters = plan.prices.flatMap(({ meter }) => meter ?? []);
  return {
    ...{ planId: plan.id, clientName: plan.clientName, currency: plan.currency },
    ...{ from, to: addDays(until, -1), dayNumber, dayCount: daysBetween(from, until) },
    used: period.used.map(({ priceId, priceName, unit, groupKey, quantity, steps, ...amounts }) => ({
      ...{ priceId, priceName, unit, groupKey, quantity, steps, amount: amounts.amount },
      projectedAmount: amounts.projectedAmount,
    })),
    amount: period.amount,
    projectedAmount: period.projectedAmount,
    daily: meters.map(({ id, name, unit }) => ({
      ...{ meterId: id, name, unit },
      ...stackDays(
        days.filter(({ meterId }) => meterId === id),
        dates,
      ),
    })),
  };
}

function stackDays(
  counted: CurrentPeriod["days"],
  dates: readonly string[],
): Pick<ShownDays, "series" | "days"> {
  const groups = [...new Set(counted.map(({ groupKey }) => groupKey))].sort();
  const isStacked = groups.length > 1 && groups.length <= mostSeries;
  const keys = isStacked ? groups : ["all"];
  const isOf = (key: string, groupKey: string) => !isStacked || groupKey === key;
  return {
    series: keys.map((key) => ({ key, label: isStacked ? groupText(key) : "Used" })),
    days: dates.map((day) => {
      const ofDay = counted.filter((one) => one.day === day);
      return { day, quantities: keys.map((key) => sumOf(ofDay.filter((one) => isOf(key, one.groupKey)))) };
    }),
  };
}

function sumOf(counted: readonly { quantity: string }[]): string {
  const zero = { units: 0n, scale: 0 };
  return formatDecimal(counted.reduce((sum, { quantity }) => addDecimals(sum, decimal(quantity)), zero));
}
