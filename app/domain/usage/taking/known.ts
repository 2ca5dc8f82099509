import { organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";
import type { Reader } from "../totals/parts.ts";
import type { NewRow } from "./write-events.ts";

/** What is compared of an event that is there. */
export type KnownEvent = Pick<
  NewRow,
  "id" | "meterId" | "clientId" | "at" | "units" | "nanos" | "properties"
> & {
  readonly cancels?: number | null;
};

type Row = {
  id: string;
  meterId: string;
  clientId: string;
  at: bigint;
  units: bigint;
  nanos: bigint;
  properties: string | null;
  cancels: number | null;
};

/** Those of the ids that the organization has among its events with numbers up to `upTo`. */
export async function findKnown(
  ctx: Reader,
  { ids, upTo }: { readonly ids: readonly string[]; readonly upTo: number },
): Promise<Map<string, KnownEvent>> {
  const rows = await ctx.db.$queryRaw<Row[]>(Prisma.sql`
    SELECT e.event_id AS id, e.meter_id AS meterId, e.client_id AS clientId, e.at + 0 AS at, e.units, e.nanos,
      e.properties, e.cancels
    FROM json_each(${JSON.stringify(ids)}) AS asked
    CROSS JOIN usage_events AS e ON e.organization_id = ${organizationOf(ctx)} AND e.event_id = asked.value
    WHERE e.number <= ${upTo}`);
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, at: Number(row.at), units: Number(row.units), nanos: Number(row.nanos) },
    ]),
  );
}

/** What is different between an event and the one that has its id already; null when they are the same. */
export function differenceFrom(event: NewRow, known: KnownEvent): string | null {
  if (typeof known.cancels === "number") return "meaning: it takes another one back";
  if (event.meterId !== known.meterId) return "meter";
  if (event.clientId !== known.clientId) return "client";
  if (event.units !== known.units || event.nanos !== known.nanos) return "value";
  if (event.at !== known.at) return "instant";
  return event.properties === known.properties ? null : "content of its properties";
}
