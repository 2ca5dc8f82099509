import { organizationOf, type TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import type { ReadEvent } from "./event.ts";

/** An event as its row is; milliseconds, units and nanos are whole numbers below 2^53. */
export type NewRow = Omit<ReadEvent, "meter" | "refusal"> & {
  readonly meterId: string;
  /** The number of the event that it takes back. */
  readonly cancels?: number;
};

/**
 * Writes the rows in their order, so that their numbers follow it, and passes over those whose id the organization has
 * already. Answers how many were written.
 */
export function writeEvents(
  tx: TxContext,
  rows: readonly NewRow[],
  { uploadId = null }: { readonly uploadId?: string | null } = {},
): Promise<number> {
  const json = JSON.stringify(rows.map(columnsOf));
  return tx.db.$executeRaw(Prisma.sql`
    INSERT INTO usage_events (organization_id, event_id, meter_id, client_id, at, units, nanos, properties, group_key,
      unique_value, cancels, received_at, upload_id)
    SELECT ${organizationOf(tx)}, row.value ->> 0, row.value ->> 1, row.value ->> 2, row.value ->> 3, row.value ->> 4,
      row.value ->> 5, row.value ->> 6, row.value ->> 7, row.value ->> 8, row.value ->> 9, ${tx.clock.now().getTime()},
      ${uploadId}
    FROM json_each(${json}) AS row WHERE true ORDER BY row.key
    ON CONFLICT (organization_id, event_id) DO NOTHING`);
}

/** The greatest number that was given; 0 before the first. */
export async function greatestNumber(tx: TxContext): Promise<number> {
  const [row] = await tx.db.$queryRaw<{ greatest: bigint | null }[]>(
    Prisma.sql`SELECT max(number) AS greatest FROM usage_events`,
  );
  return Number(row?.greatest ?? 0);
}

function columnsOf(row: NewRow) {
  const { id, meterId, clientId, at, units, nanos, properties, groupKey, uniqueValue, cancels } = row;
  return [id, meterId, clientId, at, units, nanos, properties, groupKey, uniqueValue, cancels ?? null];
}
