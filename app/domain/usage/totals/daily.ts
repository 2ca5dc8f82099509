import { addDays, type CivilDate, startOfDayIn, todayIn } from "#lib/civil-date";
import type { Decimal } from "#lib/decimal";
import { Prisma } from "#platform/db";
import type { AggregateQuery } from "./aggregate.ts";
import { byGroup, countOf, quantityOf } from "./measures.ts";
import {
  groupsOf,
  partsFromEvents,
  partsFromTotals,
  type Reader,
  type SpanPart,
  type Subject,
} from "./parts.ts";
import { type Span, splitPeriod } from "./split-period.ts";

export type DailyQuantity = {
  readonly day: CivilDate;
  readonly groupKey: string;
  readonly quantity: Decimal;
  readonly count: number;
};

/**
 * What a client used on each day of that zone within a period, days in order, without those that have nothing. For a
 * unique meter a day's quantity is that of the UTC day of the same date: its values are kept by UTC days.
 */
export async function dailyUsage(
  ctx: Reader,
  { clientId, meter, from, to, timeZone }: AggregateQuery & { readonly timeZone: string },
): Promise<DailyQuantity[]> {
  const subject = { clientId, meter };
  const days = daysOf({ start: from.getTime(), end: to.getTime() }, timeZone);
  const parts = await partsOfDays(ctx, subject, days);
  const different = meter.aggregation === "unique" ? await countByUtcDay(ctx, subject, days) : null;
  return days.flatMap(({ day }, index) =>
    byGroup(parts.filter(({ span }) => span === index)).map(([groupKey, ofGroup]) => ({
      day,
      groupKey,
      quantity: different
        ? { units: different.get(`${day} ${groupKey}`) ?? 0n, scale: 0 }
        : quantityOf(meter.aggregation, ofGroup),
      count: countOf(ofGroup),
    })),
  );
}

type Day = Span & { readonly day: CivilDate };

/** The days of a period in a zone, the first and the last as far as they are within it. */
function daysOf({ start, end }: Span, timeZone: string): Day[] {
  const days: Day[] = [];
  let day = todayIn(timeZone, new Date(start));
  for (let begin = start; begin < end;) {
    const next = addDays(day, 1);
    const until = Math.min(end, startOfDayIn(timeZone, next).getTime());
    days.push({ day, start: begin, end: until });
    [day, begin] = [next, until];
  }
  return days;
}

async function partsOfDays(ctx: Reader, subject: Subject, days: readonly Day[]): Promise<SpanPart[]> {
  const whole: (Span & { index: number })[] = [];
  const edges: (Span & { index: number })[] = [];
  days.forEach((day, index) => {
    const split = splitPeriod({ start: day.start, end: day.end });
    if (split.whole) whole.push({ ...split.whole, index });
    edges.push(...split.edges.map((edge) => ({ ...edge, index })));
  });
  const dayOf = (spans: readonly { index: number }[]) => (part: SpanPart) => ({
    ...part,
    span: spans[part.span]?.index ?? 0,
  });
  return [
    ...(await partsFromTotals(ctx, subject, whole)).map(dayOf(whole)),
    ...(await partsFromEvents(ctx, subject, edges)).map(dayOf(edges)),
  ];
}

async function countByUtcDay(ctx: Reader, { clientId, meter }: Subject, days: readonly Day[]) {
  const dates = days.map(({ day }) => Date.parse(`${day}T00:00:00Z`));
  const rows = await ctx.db.$queryRaw<{ groupKey: string; at: bigint; different: bigint }[]>(Prisma.sql`
    ${groupsOf(clientId, meter.id)}
    SELECT u.group_key AS groupKey, u.day + 0 AS at, count(*) AS different
    FROM groups AS g CROSS JOIN usage_uniques AS u ON u.client_id = ${clientId} AND u.meter_id = ${meter.id}
      AND u.group_key = g.key AND u.day >= ${dates[0] ?? 0} AND u.day <= ${dates.at(-1) ?? 0}
    WHERE u.count > 0 GROUP BY u.group_key, u.day`);
  return new Map(
    rows.map(({ groupKey, at, different }) => [
      `${new Date(Number(at)).toISOString().slice(0, 10)} ${groupKey}`,
      BigInt(different),
    ]),
  );
}
