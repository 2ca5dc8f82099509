import { breathe } from "#lib/breathe";
import { organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";
import { amountText } from "../totals/amount.ts";
import type { Reader } from "../totals/parts.ts";

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

const sliceLength = 5000;

type Row = {
  number: number;
  id: string;
  at: bigint;
  receivedAt: bigint;
  units: bigint;
  nanos: bigint;
  properties: string | null;
  cancels: number | null;
};

/** The events of a line in the order in which they happened, in slices, so that others are answered in between. */
export async function* eventsOfClaim(ctx: Reader, query: EventsQuery): AsyncGenerator<ClaimedEvent[]> {
  let after: { at: number; number: number } = { at: query.from.getTime(), number: 0 };
  for (;;) {
    const rows = await findSlice(ctx, query, after);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(claimedEvent);
    if (rows.length < sliceLength) return;
    after = { at: Number(last.at), number: last.number };
    await breathe();
  }
}

function findSlice(
  ctx: Reader,
  { clientId, meterId, groupKey, to, fromNumber, toNumber }: EventsQuery,
  after: { readonly at: number; readonly number: number },
): Promise<Row[]> {
  return ctx.db.$queryRaw<Row[]>(Prisma.sql`
    SELECT number, event_id AS id, at + 0 AS at, received_at + 0 AS receivedAt, units, nanos, properties, cancels
    FROM usage_events INDEXED BY usage_events_client_id_meter_id_at_idx
    WHERE client_id = ${clientId} AND meter_id = ${meterId} AND usage_events.at >= ${after.at}
      AND usage_events.at < ${to.getTime()}
      AND (usage_events.at > ${after.at} OR number > ${after.number}) AND group_key = ${groupKey}
      AND number >= ${fromNumber} AND number <= ${toNumber} AND organization_id = ${organizationOf(ctx)}
    ORDER BY usage_events.at, number LIMIT ${sliceLength}`);
}

function claimedEvent({ number, id, at, receivedAt, units, nanos, properties, cancels }: Row): ClaimedEvent {
  return {
    ...{ number, id, properties, cancels },
    at: new Date(Number(at)),
    receivedAt: new Date(Number(receivedAt)),
    value: amountText(units, nanos),
  };
}
