import { type CurrentCosts, currentCosts, type CurrentPeriod, currentPeriod } from "#domain/billing-runs";
import { listUsagePlans, type UsagePlanView } from "#domain/usage-plans";
import type { ShownCosts, ShownDays, ShownPeriod } from "../components/usage/page-data.ts";
import { groupText } from "../components/usage/words.ts";
import { addDays, daysBetween, todayIn } from "#lib/civil-date";
import { addDecimals, decimal, formatDecimal } from "#lib/decimal";
import { type Texts, textsFor } from "#lib/texts/languages";
import type { Context } from "#platform/context";

/** As many stacks as the chart has colors; more groups are shown together. */
const mostSeries = 4;

/** What the page of a plan's current period shows; null before the plan's start and after its end. */
export async function loadCurrentUsage(
  ctx: Context,
  { planId, locale }: { planId: string; locale?: string },
): Promise<ShownPeriod | null> {
  const period = await currentPeriod(ctx, { planId });
  return period && showPeriod(period, ctx.clock.now(), textsFor(locale).usage);
}

/** The current periods of a client's plans, in the words of that locale. */
export async function loadCurrentUsageOf(
  ctx: Context,
  { clientId, locale }: { clientId: string; locale: string },
): Promise<ShownPeriod[]> {
  const { items } = await listUsagePlans(ctx, { clientId, limit: 100 });
  const periods: ShownPeriod[] = [];
  for (const { id } of items) {
    const period = await loadCurrentUsage(ctx, { planId: id, locale });
    if (period) periods.push(period);
  }
  return periods;
}

/** The current periods of those plans that are in one, without their days, which a list has no room for. */
export async function loadCurrentCosts(ctx: Context, plans: readonly UsagePlanView[]): Promise<ShownCosts[]> {
  const shown: ShownCosts[] = [];
  for (const plan of plans) {
    const costs = await currentCosts(ctx, plan);
    if (costs) shown.push(showCosts(costs, ctx.clock.now()));
  }
  return shown;
}

function showPeriod({ days, ...costs }: CurrentPeriod, now: Date, words: Texts["usage"]): ShownPeriod {
  const shown = showCosts(costs, now);
  const dates = Array.from({ length: shown.dayNumber }, (_, index) => addDays(costs.from, index));
  const meters = costs.plan.prices.flatMap(({ meter }) => meter ?? []);
  return {
    ...shown,
    daily: meters.map(({ id, name, unit }) => ({
      ...{ meterId: id, name, unit },
      ...stackDays(
        days.filter(({ meterId }) => meterId === id),
        dates,
        words,
      ),
    })),
  };
}

function showCosts({ plan, from, until, ...costs }: CurrentCosts, now: Date): ShownCosts {
  const dayNumber = daysBetween(from, todayIn(plan.timeZone, now)) + 1;
  return {
    ...{ planId: plan.id, clientName: plan.clientName, currency: plan.currency },
    ...{ from, to: addDays(until, -1), dayNumber, dayCount: daysBetween(from, until) },
    used: costs.used.map(({ priceId, priceName, unit, groupKey, quantity, steps, ...amounts }) => ({
      ...{ priceId, priceName, unit, groupKey, quantity, steps, amount: amounts.amount },
      projectedAmount: amounts.projectedAmount,
    })),
    amount: costs.amount,
    projectedAmount: costs.projectedAmount,
  };
}

function stackDays(
  counted: CurrentPeriod["days"],
  dates: readonly string[],
  words: Texts["usage"],
): Pick<ShownDays, "series" | "groupCount" | "days"> {
  const groups = [...new Set(counted.map(({ groupKey }) => groupKey))].sort();
  const isStacked = groups.length > 1 && groups.length <= mostSeries;
  const keys = isStacked ? groups : ["all"];
  const isOf = (key: string, groupKey: string) => !isStacked || groupKey === key;
  return {
    groupCount: groups.length,
    series: keys.map((key) => ({ key, label: isStacked ? groupText(key, words.noGroup) : words.used })),
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
