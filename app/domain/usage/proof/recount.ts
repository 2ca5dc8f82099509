import type { MeterView } from "#domain/meters";
import { bucketOf, utcDayOf } from "../totals/buckets.ts";
import type { ProvedEvent } from "./read-for-proof.ts";
import type { Span } from "../totals/split-period.ts";

/** What a bucket comes to, as the totals keep it. */
export type Recounted = {
  count: number;
  units: bigint;
  nanos: bigint;
  max: { units: bigint; nanos: bigint } | null;
  last: { units: bigint; nanos: bigint; at: number } | null;
};

/** By start and group, as JSON, and by day, group and value. */
export type Recount = {
  readonly meter: Pick<MeterView, "aggregation">;
  readonly buckets: Map<string, Recounted>;
  readonly uniques: Map<string, number>;
};

export function emptyRecount(meter: Pick<MeterView, "aggregation">): Recount {
  return { meter, buckets: new Map(), uniques: new Map() };
}

/** Events come in the order of instant and number. */
export function addRecount({ meter, buckets, uniques }: Recount, event: ProvedEvent): void {
  const { groupKey, at, units, nanos } = event;
  if (groupKey === null) return;
  const key = JSON.stringify([bucketOf(at), groupKey]);
  const bucket = buckets.get(key) ?? { count: 0, units: 0n, nanos: 0n, max: null, last: null };
  buckets.set(key, bucket);
  const sign = event.cancels === null ? 1 : -1;
  bucket.count += sign;
  bucket.units += units;
  bucket.nanos += nanos;
  const isLive = event.cancels === null && event.takenBackBy === null;
  if (isLive && meter.aggregation === "max" && !isAtMost(event, bucket.max)) bucket.max = { units, nanos };
  if (isLive && meter.aggregation === "last") bucket.last = { units, nanos, at };
  if (meter.aggregation !== "unique") return;
  const unique = JSON.stringify([utcDayOf(at), groupKey, event.uniqueValue]);
  uniques.set(unique, (uniques.get(unique) ?? 0) + sign);
}

/** What is complete, taken out of the recount. */
export function takeBuckets({ buckets }: Recount, span: Span): Map<string, Recounted> {
  return takeWithin(buckets, span);
}

export function takeUniques({ uniques }: Recount, span: Span): Map<string, number> {
  return takeWithin(uniques, span);
}

function takeWithin<T>(counted: Map<string, T>, { end }: Span): Map<string, T> {
  const taken = new Map([...counted].filter(([key]) => (JSON.parse(key) as [number])[0] < end));
  for (const key of taken.keys()) counted.delete(key);
  return taken;
}

function isAtMost(
  a: { readonly units: bigint; readonly nanos: bigint },
  b: { readonly units: bigint; readonly nanos: bigint } | null,
): boolean {
  return b !== null && (a.units < b.units || (a.units === b.units && a.nanos <= b.nanos));
}
