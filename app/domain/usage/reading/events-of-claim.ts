import { breathe } from "#lib/breathe";
import { type Context, organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";
import { amountText } from "../totals/amount.ts";

/** Whose events a line bills: those of the period with numbers from `fromNumber` to `toNumber`, both included. */
export type EventsQuery = {
  readonly clientId: string;
  readonly meterId: string;
  readonly groupKey: string;
  readonly from: Date;
  readonly to: Date;
  readonly fromNumber: number;
  readonly toNumber: number;
};

export type ClaimedEvent = {
  readonly number: number;
  readonly id: string;
  readonly at: Date;
  readonly receivedAt: Date;
  readonly value: string;
  /** Canonical JSON, null for none. */
  readonly properties: string | null;
  /** The number of the event that this one takes back. */
  readonly cancels: number | null;
};

/** So few that a page, which takes many turns, waits for less than a millisecond at each. */
const sliceLength = 100;

type Row = {
  number: bigint;
  id: string;
  at: bigint;
  receivedAt: bigint;
  units: bigint;
  nanos: bigint;
  properties: string | null;
  cancels: bigint | null;
};

/** The events of a line in the order in which they happened, in slices, so that others are answered in between. */
export async function* eventsOfClaim(ctx: Context, query: EventsQuery): AsyncGenerator<ClaimedEvent[]> {
  let after: Place = { at: BigInt(query.from.getTime()), number: 0n };
  for (;;) {
    const rows = findSlice(ctx, query, after);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(claimedEvent);
    if (rows.length < sliceLength) return;
    after = last;
    await breathe();
  }
}

type Place = { readonly at: bigint; readonly number: bigint };

/** What is left of the instant that was reached, then what is later: in one condition it would be read from its start. */
function findSlice(ctx: Context, query: EventsQuery, { at, number }: Place): Row[] {
  const same = findRows(ctx, query, Prisma.sql`at = ${at} AND number > ${number}`, sliceLength);
  const room = sliceLength - same.length;
  if (room === 0) return same;
  return [...same, ...findRows(ctx, query, Prisma.sql`at > ${at} AND at < ${query.to.getTime()}`, room)];
}

function findRows(
  ctx: Context,
  { clientId, meterId, groupKey, fromNumber, toNumber }: EventsQuery,
  place: Prisma.Sql,
  limit: number,
): Row[] {
  return ctx.parts.database.readRows<Row>(Prisma.sql`
    SELECT number, event_id AS id, at, received_at AS receivedAt, units, nanos, properties, cancels
    FROM usage_events INDEXED BY usage_events_client_id_meter_id_at_idx
    WHERE client_id = ${clientId} AND meter_id = ${meterId} AND ${place} AND group_key = ${groupKey}
      AND number >= ${fromNumber} AND number <= ${toNumber} AND organization_id = ${organizationOf(ctx)}
    ORDER BY at, number LIMIT ${limit}`);
}

function claimedEvent({ number, id, at, receivedAt, units, nanos, properties, cancels }: Row): ClaimedEvent {
  return {
    ...{ number: Number(number), id, properties },
    cancels: cancels === null ? null : Number(cancels),
    at: new Date(Number(at)),
    receivedAt: new Date(Number(receivedAt)),
    value: amountText(units, nanos),
  };
}
