import { days } from "#lib/duration";
import { Prisma } from "#platform/db";
import { groupsOf, type Reader, type Subject } from "./parts.ts";
import { isLive } from "../correcting/recount-extremes.ts";
import { type Span, splitPeriod } from "./split-period.ts";

/** How many different values a period has, by group: whole UTC days from their own table, the rest from events. */
export async function countDifferent(
  ctx: Reader,
  subject: Subject,
  period: Span,
): Promise<ReadonlyMap<string, bigint>> {
  const rows = await ctx.db.$queryRaw<{ groupKey: string; different: bigint }[]>(Prisma.sql`
    ${valuesOf(subject, period)}
    SELECT groupKey, count(DISTINCT value) AS different FROM found GROUP BY groupKey`);
  return new Map(rows.map(({ groupKey, different }) => [groupKey, BigInt(different)]));
}

/** How many different values a period has, a value of several groups once. */
export async function countDifferentOfAll(ctx: Reader, subject: Subject, period: Span): Promise<bigint> {
  const [row] = await ctx.db.$queryRaw<{ different: bigint }[]>(Prisma.sql`
    ${valuesOf(subject, period)}
    SELECT count(DISTINCT value) AS different FROM found`);
  return BigInt(row?.different ?? 0);
}

function valuesOf({ clientId, meter }: Subject, period: Span) {
  const { whole, edges } = splitPeriod(period, days(1));
  const spans = JSON.stringify(edges.map(({ start, end }) => [start, end]));
  const { start, end } = whole ?? { start: 0, end: 0 };
  return Prisma.sql`${groupsOf(clientId, meter.id)}, found AS (
    SELECT u.group_key AS groupKey, u.value FROM groups AS g
    CROSS JOIN usage_uniques AS u ON u.client_id = ${clientId} AND u.meter_id = ${meter.id} AND u.group_key = g.key
      AND u.day >= ${start} AND u.day < ${end}
    WHERE u.count > 0
    UNION ALL
    SELECT e.group_key AS groupKey, e.unique_value AS value FROM json_each(${spans}) AS s
    CROSS JOIN usage_events AS e ON e.client_id = ${clientId} AND e.meter_id = ${meter.id}
      AND e.at >= s.value ->> 0 AND e.at < s.value ->> 1
    WHERE e.group_key IS NOT NULL AND e.unique_value IS NOT NULL AND ${isLive})`;
}
