import { findMeters } from "#domain/meters";
import { newId } from "#lib/ids";
import { organizationOf, type TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import { addToTotals } from "../totals/add-to-totals.ts";
import type { CountedEvent } from "../totals/counted-event.ts";
import { recountExtremes } from "./recount-extremes.ts";
import { type NewRow, writeEvents } from "../taking/write-events.ts";

/**
 * Takes events back by an event each, with the same client, meter, instant and group and the negated value. Those that
 * were taken back before, or take another one back, are passed over. Answers how many were taken back.
 */
export async function takeBack(tx: TxContext, numbers: readonly number[]): Promise<number> {
  const rows = await findLive(tx, numbers);
  if (rows.length === 0) return 0;
  await writeEvents(tx, rows.map(compensation));
  const counted = await countedOf(tx, rows);
  await addToTotals(tx, counted);
  await recountExtremes(tx, counted);
  return rows.length;
}

type LiveRow = Omit<NewRow, "id" | "at" | "units" | "nanos"> & {
  readonly number: number;
  readonly at: bigint;
  readonly units: bigint;
  readonly nanos: bigint;
};

function findLive(tx: TxContext, numbers: readonly number[]): Promise<LiveRow[]> {
  return tx.db.$queryRaw<LiveRow[]>(Prisma.sql`
    SELECT e.number, e.meter_id AS meterId, e.client_id AS clientId, e.at + 0 AS at, e.units, e.nanos, e.properties,
      e.group_key AS groupKey, e.unique_value AS uniqueValue
    FROM json_each(${JSON.stringify(numbers)}) AS asked CROSS JOIN usage_events AS e ON e.number = asked.value
    WHERE e.organization_id = ${organizationOf(tx)} AND e.cancels IS NULL
      AND NOT EXISTS (SELECT 1 FROM usage_events AS c WHERE c.cancels = e.number)`);
}

function compensation({ number, at, units, nanos, ...same }: LiveRow): NewRow {
  return {
    ...same,
    id: newId(),
    at: Number(at),
    units: -Number(units),
    nanos: -Number(nanos),
    cancels: number,
  };
}

async function countedOf(tx: TxContext, rows: readonly LiveRow[]): Promise<CountedEvent[]> {
  const meters = await findMeters(
    tx,
    rows.map(({ meterId }) => meterId),
  );
  return rows.flatMap(({ meterId, clientId, groupKey, at, units, nanos, uniqueValue }) => {
    const meter = meters.get(meterId);
    if (!meter || groupKey === null) return [];
    const negated = { units: -Number(units), nanos: -Number(nanos) };
    return [{ meter, clientId, groupKey, at: Number(at), ...negated, uniqueValue, count: -1 as const }];
  });
}
