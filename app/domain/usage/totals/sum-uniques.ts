import type { CountedEvent } from "./counted-event.ts";
import { utcDayOf } from "./buckets.ts";

/** How many events of a UTC day have the value. */
export type UniqueCount = {
  readonly clientId: string;
  readonly meterId: string;
  readonly groupKey: string;
  readonly day: number;
  readonly value: string;
  count: number;
};

export function sumUniques(events: readonly CountedEvent[]): UniqueCount[] {
  const counts = new Map<string, UniqueCount>();
  for (const { meter, clientId, groupKey, at, uniqueValue, count } of events) {
    if (meter.aggregation !== "unique" || uniqueValue === null) continue;
    const day = utcDayOf(at);
    const key = JSON.stringify([clientId, meter.id, groupKey, day, uniqueValue]);
    const known = counts.get(key);
    if (known) known.count += count;
    else counts.set(key, { clientId, meterId: meter.id, groupKey, day, value: uniqueValue, count });
  }
  return [...counts.values()];
}
