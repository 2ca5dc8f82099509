import type { TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import type { CountedEvent } from "./counted-event.ts";
import { type Bucket, sumBuckets } from "./sum-buckets.ts";
import { type UniqueCount, sumUniques } from "./sum-uniques.ts";

/**
 * Adds events to the totals in the transaction that writes them. They are in the order of their numbers, and newer than
 * all that was added before. What taking back does to the greatest and the last value, `recountExtremes` finds.
 */
export async function addToTotals(tx: TxContext, events: readonly CountedEvent[]): Promise<void> {
  const buckets = sumBuckets(events);
  if (buckets.length > 0) await addBuckets(tx, buckets);
  const uniques = sumUniques(events);
  if (uniques.length > 0) await addUniques(tx, uniques);
}

const isGreater = Prisma.sql`excluded.max_units IS NOT NULL AND (usage_totals.max_units IS NULL
  OR (excluded.max_units, excluded.max_nanos) > (usage_totals.max_units, usage_totals.max_nanos))`;
const isLater = Prisma.sql`excluded.last_at IS NOT NULL AND (usage_totals.last_at IS NULL
  OR excluded.last_at >= usage_totals.last_at)`;

async function addBuckets(tx: TxContext, buckets: readonly Bucket[]): Promise<void> {
  const json = JSON.stringify(buckets.map(columnsOf));
  await tx.db.$executeRaw(Prisma.sql`
    INSERT INTO usage_totals (client_id, meter_id, group_key, starts_at, count, units, nanos, max_units, max_nanos,
      last_units, last_nanos, last_at)
    SELECT row.value ->> 0, row.value ->> 1, row.value ->> 2, row.value ->> 3, row.value ->> 4, row.value ->> 5,
      row.value ->> 6, row.value ->> 7, row.value ->> 8, row.value ->> 9, row.value ->> 10, row.value ->> 11
    FROM json_each(${json}) AS row WHERE true
    ON CONFLICT (client_id, meter_id, group_key, starts_at) DO UPDATE SET
      count = usage_totals.count + excluded.count,
      units = usage_totals.units + excluded.units,
      nanos = usage_totals.nanos + excluded.nanos,
      max_units = CASE WHEN ${isGreater} THEN excluded.max_units ELSE usage_totals.max_units END,
      max_nanos = CASE WHEN ${isGreater} THEN excluded.max_nanos ELSE usage_totals.max_nanos END,
      last_units = CASE WHEN ${isLater} THEN excluded.last_units ELSE usage_totals.last_units END,
      last_nanos = CASE WHEN ${isLater} THEN excluded.last_nanos ELSE usage_totals.last_nanos END,
      last_at = CASE WHEN ${isLater} THEN excluded.last_at ELSE usage_totals.last_at END`);
}

function columnsOf({ clientId, meterId, groupKey, startsAt, count, units, nanos, max, last }: Bucket) {
  return [
    ...[clientId, meterId, groupKey, startsAt, count],
    // Sums of a batch may pass 2^53; as texts they come whole into whole-number columns.
    ...[String(units), String(nanos)],
    ...[max?.units ?? null, max?.nanos ?? null],
    ...[last?.units ?? null, last?.nanos ?? null, last?.at ?? null],
  ];
}

async function addUniques(tx: TxContext, uniques: readonly UniqueCount[]): Promise<void> {
  const json = JSON.stringify(
    uniques.map(({ clientId, meterId, groupKey, day, value, count }) => [
      ...[clientId, meterId, groupKey, day, value, count],
    ]),
  );
  await tx.db.$executeRaw(Prisma.sql`
    INSERT INTO usage_uniques (client_id, meter_id, group_key, day, value, count)
    SELECT row.value ->> 0, row.value ->> 1, row.value ->> 2, row.value ->> 3, row.value ->> 4, row.value ->> 5
    FROM json_each(${json}) AS row WHERE true
    ON CONFLICT (client_id, meter_id, group_key, day, value) DO UPDATE SET count = usage_uniques.count + excluded.count`);
}
