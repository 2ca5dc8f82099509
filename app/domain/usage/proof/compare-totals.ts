import type { Context } from "#platform/context";
import { Prisma } from "#platform/db";
import { groupsOf, type Subject } from "../totals/parts.ts";
import type { Recounted } from "./recount.ts";
import type { Span } from "../totals/split-period.ts";

type TotalRow = {
  groupKey: string;
  startsAt: bigint;
  count: number;
  units: bigint;
  nanos: bigint;
  maxUnits: bigint | null;
  maxNanos: bigint | null;
  lastUnits: bigint | null;
  lastNanos: bigint | null;
  lastAt: bigint | null;
};

/** What the kept totals of whole buckets say against the recount, as sentences. */
export async function compareTotals(
  ctx: Context,
  { clientId, meter }: Subject,
  { start, end }: Span,
  recounted: ReadonlyMap<string, Recounted>,
): Promise<string[]> {
  if (start >= end) return [];
  const rows = await ctx.db.$queryRaw<TotalRow[]>(Prisma.sql`${groupsOf(clientId, meter.id)}
    SELECT t.group_key AS groupKey, t.starts_at + 0 AS startsAt, t.count, t.units, t.nanos, t.max_units AS maxUnits,
      t.max_nanos AS maxNanos, t.last_units AS lastUnits, t.last_nanos AS lastNanos, t.last_at + 0 AS lastAt
    FROM groups AS g CROSS JOIN usage_totals AS t ON t.client_id = ${clientId} AND t.meter_id = ${meter.id}
      AND t.group_key = g.key AND t.starts_at >= ${start} AND t.starts_at < ${end}`);
  const kept = new Map(
    rows.map((row) => [JSON.stringify([Number(row.startsAt), row.groupKey]), shownRow(row)]),
  );
  const counted = new Map([...recounted].map(([key, total]) => [key, shownTotal(total)]));
  return differences(kept, counted).map(
    ({ key, was, is }) =>
      `${named(key, clientId, meter.id)}: the totals say ${was}, the events come to ${is}.`,
  );
}

/** The same for how many events of a UTC day have a value. */
export async function compareUniques(
  ctx: Context,
  { clientId, meter }: Subject,
  { start, end }: Span,
  recounted: ReadonlyMap<string, number>,
): Promise<string[]> {
  if (meter.aggregation !== "unique" || start >= end) return [];
  const rows = await ctx.db.$queryRaw<{ groupKey: string; day: bigint; value: string; count: number }[]>(
    Prisma.sql`${groupsOf(clientId, meter.id)}
    SELECT u.group_key AS groupKey, u.day + 0 AS day, u.value, u.count FROM groups AS g
    CROSS JOIN usage_uniques AS u ON u.client_id = ${clientId} AND u.meter_id = ${meter.id} AND u.group_key = g.key
      AND u.day >= ${start} AND u.day < ${end}`,
  );
  const kept = new Map(
    rows.map(({ day, groupKey, value, count }) => [
      JSON.stringify([Number(day), groupKey, value]),
      `${count} events`,
    ]),
  );
  const counted = new Map([...recounted].map(([key, count]) => [key, `${count} events`]));
  return differences(kept, counted).map(
    ({ key, was, is }) =>
      `${named(key, clientId, meter.id)}: the totals say ${was}, the events come to ${is}.`,
  );
}

function differences(kept: ReadonlyMap<string, string>, counted: ReadonlyMap<string, string>) {
  const keys = new Set([...kept.keys(), ...counted.keys()]);
  return [...keys].flatMap((key) => {
    const [was, is] = [kept.get(key) ?? "nothing", counted.get(key) ?? "nothing"];
    return was === is ? [] : [{ key, was, is }];
  });
}

function shownRow({ count, units, nanos, ...row }: TotalRow): string {
  const max = row.maxUnits === null || row.maxNanos === null ? null : `${row.maxUnits}+${row.maxNanos}`;
  const last =
    row.lastUnits === null || row.lastNanos === null
      ? null
      : `${row.lastUnits}+${row.lastNanos}@${row.lastAt}`;
  return shown({ count, units, nanos, max, last });
}

function shownTotal({ count, units, nanos, max, last }: Recounted): string {
  return shown({
    ...{ count, units, nanos },
    max: max && `${max.units}+${max.nanos}`,
    last: last && `${last.units}+${last.nanos}@${last.at}`,
  });
}

function shown(total: {
  count: number;
  units: bigint;
  nanos: bigint;
  max: string | null;
  last: string | null;
}) {
  const { count, units, nanos, max, last } = total;
  const extremes = [max && `at most ${max}`, last && `last ${last}`].filter(Boolean);
  return [`${count} events with ${units} units and ${nanos} nanos`, ...extremes].join(", ");
}

function named(key: string, clientId: string, meterId: string): string {
  const [at, groupKey, value] = JSON.parse(key) as [number, string, string?];
  const what = value === undefined ? "" : `, ${JSON.stringify(value)}`;
  return `Usage of client ${clientId} on meter ${meterId} from ${new Date(at).toISOString()} in ${groupKey}${what}`;
}
