import type { TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import type { CountedEvent } from "../totals/counted-event.ts";
import { bucketLength, bucketOf } from "../totals/buckets.ts";

/** Both an event that was taken back and what took it back count for nothing. `e` is the event. */
export const isLive = Prisma.sql`e.cancels IS NULL
  AND NOT EXISTS (SELECT 1 FROM usage_events AS c WHERE c.cancels = e.number)`;

/** Finds the greatest and the last value of the events' buckets again, among what is not taken back. */
export async function recountExtremes(tx: TxContext, events: readonly CountedEvent[]): Promise<void> {
  for (const extreme of ["max", "last"] as const) {
    const buckets = new Set(
      events
        .filter(({ meter }) => meter.aggregation === extreme)
        .map(({ clientId, meter, groupKey, at }) =>
          JSON.stringify([clientId, meter.id, groupKey, bucketOf(at)]),
        ),
    );
    if (buckets.size > 0) await recount[extreme](tx, `[${[...buckets].join(",")}]`);
  }
}

const itsEvents = Prisma.sql`FROM usage_events AS e
  WHERE e.client_id = usage_totals.client_id AND e.meter_id = usage_totals.meter_id
    AND e.at >= usage_totals.starts_at AND e.at < usage_totals.starts_at + ${bucketLength}
    AND e.group_key = usage_totals.group_key AND ${isLive}`;

const named = (buckets: string) => Prisma.sql`WHERE (client_id, meter_id, group_key, starts_at) IN
  (SELECT row.value ->> 0, row.value ->> 1, row.value ->> 2, row.value ->> 3 FROM json_each(${buckets}) AS row)`;

const recount = {
  max: (tx: TxContext, buckets: string) =>
    tx.db.$executeRaw(Prisma.sql`UPDATE usage_totals SET (max_units, max_nanos) =
      (SELECT e.units, e.nanos ${itsEvents} ORDER BY e.units DESC, e.nanos DESC LIMIT 1) ${named(buckets)}`),
  last: (tx: TxContext, buckets: string) =>
    tx.db.$executeRaw(Prisma.sql`UPDATE usage_totals SET (last_units, last_nanos, last_at) =
      (SELECT e.units, e.nanos, e.at ${itsEvents} ORDER BY e.at DESC, e.number DESC LIMIT 1) ${named(buckets)}`),
};
