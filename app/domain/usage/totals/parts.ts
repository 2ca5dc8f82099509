import type { MeterView } from "#domain/meters";
import type { Context, TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import type { Part } from "./measures.ts";
import { isLive } from "../correcting/recount-extremes.ts";
import type { Span } from "./split-period.ts";

export type Reader = Context | TxContext;
export type Subject = { readonly clientId: string; readonly meter: Pick<MeterView, "id" | "aggregation"> };
/** `span` is the place of the part's span in the list that was asked for. */
export type SpanPart = Part & { readonly span: number };

/** What spans of whole buckets come to, from the totals: as many looks as there are groups and spans, not events. */
export async function partsFromTotals(
  ctx: Reader,
  { clientId, meter }: Subject,
  spans: readonly Span[],
): Promise<SpanPart[]> {
  if (spans.length === 0) return [];
  const order = { max: Prisma.sql`t.max_units DESC, t.max_nanos DESC`, last: Prisma.sql`t.last_at DESC` };
  const extremes = {
    max: Prisma.sql`t.max_units AS units, t.max_nanos AS nanos, 0 AS at`,
    last: Prisma.sql`t.last_units AS units, t.last_nanos AS nanos, t.last_at + 0 AS at`,
  };
  const source = Prisma.sql`FROM groups AS g CROSS JOIN json_each(${spansText(spans)}) AS s
    CROSS JOIN usage_totals AS t ON t.client_id = ${clientId} AND t.meter_id = ${meter.id} AND t.group_key = g.key
      AND t.starts_at >= s.value ->> 0 AND t.starts_at < s.value ->> 1`;
  const sums = await ctx.db.$queryRaw<SumRow[]>(Prisma.sql`${groupsOf(clientId, meter.id)}
    SELECT g.key AS groupKey, s.key AS span, sum(t.count) AS count, CAST(sum(t.units) AS TEXT) AS units,
      CAST(sum(t.nanos) AS TEXT) AS nanos
    ${source} GROUP BY g.key, s.key`);
  const { aggregation } = meter;
  if (aggregation !== "max" && aggregation !== "last") return partsOf(sums, []);
  const rows = await ctx.db.$queryRaw<ExtremeRow[]>(Prisma.sql`${groupsOf(clientId, meter.id)},
    ranked AS (SELECT g.key AS groupKey, s.key AS span, ${extremes[aggregation]},
      row_number() OVER (PARTITION BY g.key, s.key ORDER BY ${order[aggregation]}) AS place
    ${source} WHERE ${aggregation === "max" ? Prisma.sql`t.max_units` : Prisma.sql`t.last_at`} IS NOT NULL)
    SELECT * FROM ranked WHERE place = 1`);
  return partsOf(sums, rows);
}

/** What spans come to, event by event: for the minutes that are no whole bucket. */
export async function partsFromEvents(
  ctx: Reader,
  { clientId, meter }: Subject,
  spans: readonly Span[],
): Promise<SpanPart[]> {
  if (spans.length === 0) return [];
  const source = Prisma.sql`FROM json_each(${spansText(spans)}) AS s
    CROSS JOIN usage_events AS e ON e.client_id = ${clientId} AND e.meter_id = ${meter.id}
      AND e.at >= s.value ->> 0 AND e.at < s.value ->> 1 AND e.group_key IS NOT NULL`;
  const sums = await ctx.db.$queryRaw<SumRow[]>(Prisma.sql`
    SELECT e.group_key AS groupKey, s.key AS span, sum(CASE WHEN e.cancels IS NULL THEN 1 ELSE -1 END) AS count,
      CAST(sum(e.units) AS TEXT) AS units, CAST(sum(e.nanos) AS TEXT) AS nanos
    ${source} GROUP BY e.group_key, s.key`);
  const { aggregation } = meter;
  if (aggregation !== "max" && aggregation !== "last") return partsOf(sums, []);
  const order = {
    max: Prisma.sql`e.units DESC, e.nanos DESC`,
    last: Prisma.sql`e.at DESC, e.number DESC`,
  };
  const rows = await ctx.db.$queryRaw<ExtremeRow[]>(Prisma.sql`
    WITH ranked AS (SELECT e.group_key AS groupKey, s.key AS span, e.units, e.nanos, e.at + 0 AS at,
      row_number() OVER (PARTITION BY e.group_key, s.key ORDER BY ${order[aggregation]}) AS place
    ${source} WHERE ${isLive})
    SELECT * FROM ranked WHERE place = 1`);
  return partsOf(sums, rows);
}

/** The keys of a meter's groups for a client, each found by one look into the totals. */
export function groupsOf(clientId: string, meterId: string) {
  const ofSubject = Prisma.sql`SELECT min(group_key) FROM usage_totals
    WHERE client_id = ${clientId} AND meter_id = ${meterId}`;
  return Prisma.sql`WITH RECURSIVE every(key) AS (${ofSubject}
      UNION ALL SELECT (${ofSubject} AND group_key > every.key) FROM every WHERE every.key IS NOT NULL),
    groups AS (SELECT key FROM every WHERE key IS NOT NULL)`;
}

type SumRow = { groupKey: string; span: bigint; count: bigint; units: string; nanos: string };
type ExtremeRow = { groupKey: string; span: bigint; units: bigint; nanos: bigint; at: bigint };

function partsOf(sums: readonly SumRow[], extremes: readonly ExtremeRow[]): SpanPart[] {
  const found = new Map(extremes.map((row) => [`${row.span} ${row.groupKey}`, row]));
  return sums.map(({ groupKey, span, count, units, nanos }) => {
    const extreme = found.get(`${span} ${groupKey}`);
    return {
      groupKey,
      span: Number(span),
      count: Number(count),
      sum: { units: BigInt(units), nanos: BigInt(nanos) },
      extreme: extreme ? { units: BigInt(extreme.units), nanos: BigInt(extreme.nanos) } : null,
      extremeAt: Number(extreme?.at ?? 0),
    };
  });
}

function spansText(spans: readonly Span[]): string {
  return JSON.stringify(spans.map(({ start, end }) => [start, end]));
}
