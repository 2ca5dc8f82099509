import { dailyUsage } from "#domain/usage";
import { getUsagePlan, type UsagePlanView } from "#domain/usage-plans";
import type { CivilDate } from "#lib/civil-date";
import { formatDecimal } from "#lib/decimal";
import type { Context } from "#platform/context";
import type { BilledPeriod } from "./charge.ts";
import { type CurrentCosts, currentCosts, currentPeriodOf } from "./current-costs.ts";

export type CurrentPeriod = CurrentCosts & {
  /** What each meter counted per day of the period so far, in the plan's zone, for each of its groups. */
  readonly days: readonly {
    readonly meterId: string;
    readonly groupKey: string;
    readonly day: CivilDate;
    readonly quantity: string;
  }[];
};

/** What the plan's current period costs so far, with its days. Null before the plan starts and after its end. */
export async function currentPeriod(
  ctx: Context,
  { planId }: { planId: string },
): Promise<CurrentPeriod | null> {
  const plan = await getUsagePlan(ctx, { id: planId });
  const [costs, period] = [await currentCosts(ctx, plan), currentPeriodOf(ctx, plan)];
  return costs && period && { ...costs, days: await listDays(ctx, plan, period) };
}

async function listDays(
  ctx: Context,
  { clientId, prices, timeZone }: UsagePlanView,
  { start, end }: BilledPeriod,
): Promise<CurrentPeriod["days"]> {
  const days: CurrentPeriod["days"][number][] = [];
  for (const { meter } of prices) {
    if (!meter) continue;
    const counted = await dailyUsage(ctx, { clientId, meter, from: start, to: end, timeZone });
    for (const { day, groupKey, quantity } of counted)
      days.push({ meterId: meter.id, groupKey, day, quantity: formatDecimal(quantity) });
  }
  return days;
}
