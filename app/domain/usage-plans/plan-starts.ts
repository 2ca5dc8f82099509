import { startOfDayIn } from "#lib/civil-date";
import { type Context, organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";

/** The first instant, in milliseconds, that a plan of the client can ever bill of a meter, and the day it falls on. */
export type PlanStart = { readonly at: number; readonly startsOn: string; readonly timeZone: string };

type Row = { clientId: string; meterId: string; startsOn: string; timeZone: string };

/**
 * By client and by meter, when the first plan that bills the meter begins; nothing for meters that no plan of the client
 * bills. No later plan can begin before: see `createUsagePlan`.
 */
export async function findPlanStarts(
  ctx: Context,
  { clientIds }: { readonly clientIds: readonly string[] },
): Promise<Map<string, Map<string, PlanStart>>> {
  const rows = await ctx.db.$queryRaw<Row[]>(Prisma.sql`
    SELECT plan.client_id AS clientId, price.meter_id AS meterId, plan.starts_on AS startsOn, plan.time_zone AS timeZone
    FROM json_each(${JSON.stringify(clientIds)}) AS asked
    CROSS JOIN usage_plans AS plan ON plan.client_id = asked.value AND plan.organization_id = ${organizationOf(ctx)}
    JOIN usage_plan_prices AS planned ON planned.plan_id = plan.id
    JOIN prices AS price ON price.id = planned.price_id
    WHERE price.meter_id IS NOT NULL AND (plan.ends_on IS NULL OR plan.ends_on > plan.starts_on)`);
  const starts = new Map<string, Map<string, PlanStart>>();
  for (const { clientId, meterId, startsOn, timeZone } of rows) {
    const ofClient = starts.get(clientId) ?? new Map<string, PlanStart>();
    starts.set(clientId, ofClient);
    const at = startOfDayIn(timeZone, startsOn).getTime();
    if (at < (ofClient.get(meterId)?.at ?? Infinity)) ofClient.set(meterId, { at, startsOn, timeZone });
  }
  return starts;
}
