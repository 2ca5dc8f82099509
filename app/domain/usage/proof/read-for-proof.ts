import { breathe } from "#lib/breathe";
import type { Context } from "#platform/context";
import { Prisma } from "#platform/db";
import type { Subject } from "../totals/parts.ts";

export type ProvedEvent = {
  readonly number: number;
  readonly at: number;
  readonly units: bigint;
  readonly nanos: bigint;
  readonly properties: string | null;
  readonly groupKey: string | null;
  readonly uniqueValue: string | null;
  readonly cancels: number | null;
  /** The number of the event that takes this one back. */
  readonly takenBackBy: number | null;
};

type Row = Omit<ProvedEvent, "at"> & { readonly at: bigint };

const sliceLength = 5000;

/** All events of a client and meter in the order in which they happened; the last slice may be empty. */
export async function* readForProof(
  ctx: Context,
  { clientId, meter }: Subject,
): AsyncGenerator<{ events: ProvedEvent[]; isLast: boolean }> {
  let after = { at: 0, number: 0 };
  for (;;) {
    const rows = await ctx.db.$queryRaw<Row[]>(Prisma.sql`
      SELECT e.number, e.at + 0 AS at, e.units, e.nanos, e.properties, e.group_key AS groupKey,
        e.unique_value AS uniqueValue, e.cancels, c.number AS takenBackBy
      FROM usage_events AS e LEFT JOIN usage_events AS c ON c.cancels = e.number
      WHERE e.client_id = ${clientId} AND e.meter_id = ${meter.id} AND e.at >= ${after.at}
        AND (e.at > ${after.at} OR e.number > ${after.number})
      ORDER BY e.at, e.number LIMIT ${sliceLength}`);
    const events = rows.map((row) => ({ ...row, at: Number(row.at) }));
    const isLast = events.length < sliceLength;
    yield { events, isLast };
    const last = events.at(-1);
    if (isLast || !last) return;
    after = { at: last.at, number: last.number };
    await breathe();
  }
}
