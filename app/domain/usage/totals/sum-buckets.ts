import type { CountedEvent } from "./counted-event.ts";
import { bucketOf } from "./buckets.ts";

type Value = { units: number; nanos: number };

/** What events of one client, meter and group within one quarter of an hour come to. */
export type Bucket = {
  readonly clientId: string;
  readonly meterId: string;
  readonly groupKey: string;
  readonly startsAt: number;
  count: number;
  units: bigint;
  nanos: bigint;
  /** Kept for meters that bill by it alone, as is `last`. */
  max: Value | null;
  last: (Value & { at: number }) | null;
};

/** The events, in the order of their numbers, summed by bucket. */
export function sumBuckets(events: readonly CountedEvent[]): Bucket[] {
  const buckets = new Map<string, Bucket>();
  for (const event of events) {
    const bucket = bucketFor(buckets, event);
    bucket.count += event.count;
    bucket.units += BigInt(event.units);
    bucket.nanos += BigInt(event.nanos);
    if (event.count === 1) keepExtremes(bucket, event);
  }
  return [...buckets.values()];
}

function bucketFor(buckets: Map<string, Bucket>, event: CountedEvent): Bucket {
  const { clientId, meter, groupKey } = event;
  const startsAt = bucketOf(event.at);
  const key = `${clientId} ${meter.id} ${startsAt} ${groupKey}`;
  let bucket = buckets.get(key);
  if (!bucket) {
    bucket = {
      ...{ clientId, meterId: meter.id, groupKey, startsAt },
      ...{ count: 0, units: 0n, nanos: 0n, max: null, last: null },
    };
    buckets.set(key, bucket);
  }
  return bucket;
}

function keepExtremes(bucket: Bucket, { meter, at, units, nanos }: CountedEvent) {
  const { max, last } = bucket;
  if (meter.aggregation === "max" && (!max || isGreater({ units, nanos }, max)))
    bucket.max = { units, nanos };
  if (meter.aggregation === "last" && (!last || at >= last.at)) bucket.last = { units, nanos, at };
}

/** Both parts of a value have the same sign, so that they compare one after the other. */
export function isGreater(a: Value, b: Value): boolean {
  return a.units > b.units || (a.units === b.units && a.nanos > b.nanos);
}
