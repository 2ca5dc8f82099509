import type { MeterView } from "#domain/meters";
import { countDifferent } from "./different-values.ts";
import { byGroup, countOf, type GroupQuantity, quantityOf } from "./measures.ts";
import { partsFromEvents, partsFromTotals, type Reader, type SpanPart, type Subject } from "./parts.ts";
import { type Span, splitPeriod } from "./split-period.ts";

export type AggregateQuery = {
  readonly clientId: string;
  readonly meter: MeterView;
  /** Included. */
  readonly from: Date;
  /** Not included. */
  readonly to: Date;
};

/**
 * What a client used of a meter within a period, a quantity per group, groups in the order of their keys. A group whose
 * events were all taken back is there with 0; one that never had any is not.
 */
export async function aggregate(
  ctx: Reader,
  { clientId, meter, from, to }: AggregateQuery,
): Promise<GroupQuantity[]> {
  const subject = { clientId, meter };
  const period = { start: from.getTime(), end: to.getTime() };
  const groups = byGroup(await partsOfPeriod(ctx, subject, period));
  const different = meter.aggregation === "unique" ? await countDifferent(ctx, subject, period) : null;
  return groups.map(([groupKey, parts]) => ({
    groupKey,
    quantity: different
      ? { units: different.get(groupKey) ?? 0n, scale: 0 }
      : quantityOf(meter.aggregation, parts),
    count: countOf(parts),
  }));
}

/** The period's whole buckets from the totals, and its edges from the events. */
export async function partsOfPeriod(ctx: Reader, subject: Subject, period: Span): Promise<SpanPart[]> {
  const { whole, edges } = splitPeriod(period);
  const [fromTotals, fromEvents] = [
    await partsFromTotals(ctx, subject, whole ? [whole] : []),
    await partsFromEvents(ctx, subject, edges),
  ];
  return [...fromTotals, ...fromEvents];
}
