import { Prisma } from "#platform/db";

type Stretch<Place> = { readonly id: string; readonly from: Place; readonly upTo: Place };

/** How to go over what a kind of totals is the sum of, so many rows of one organization at a time; both ends belong to it. */
export type Stretches<Place extends string | number> = {
  readonly table: Prisma.Sql;
  readonly first: Place;
  /** The place of the last row of the stretch that begins there; null when no row is left. */
  readonly lastOf: (organizationId: string, from: Place) => Prisma.Sql;
  /** Where the stretch with that last row ends, and where the next one begins: nowhere, when no row was left. */
  readonly endAt: (last: string | bigint | null) => { readonly upTo: Place; readonly next: Place | null };
  /** currency, place, amount and count */
  readonly kept: (stretch: Stretch<Place>) => Prisma.Sql;
  /** currency, place and amount, one row for each that counts */
  readonly reckoned: (stretch: Stretch<Place>) => Prisma.Sql;
};

const rowsAtOnce = 2000;

const isOwed = Prisma.sql`status = 'open' AND amount_due > 0`;
/** As its index is written. */
const dueOn = Prisma.sql`coalesce(due_on, '')`;

export const owedStretches: Stretches<string> = {
  table: Prisma.sql`owed_totals`,
  first: "",
  lastOf: (id, from) => Prisma.sql`
    SELECT max(place) AS last FROM (
      SELECT ${dueOn} AS place FROM invoices WHERE organization_id = ${id} AND ${isOwed} AND ${dueOn} >= ${from}
      ORDER BY ${dueOn}, id LIMIT ${rowsAtOnce})`,
  // A tilde sorts behind every day, and a space behind a day before the next one.
  endAt: (last) => (last === null ? { upTo: "~", next: null } : { upTo: String(last), next: `${last} ` }),
  kept: ({ id, from, upTo }) => Prisma.sql`
    SELECT currency, due_on AS place, amount, count FROM owed_totals
    WHERE organization_id = ${id} AND due_on >= ${from} AND due_on <= ${upTo}`,
  reckoned: ({ id, from, upTo }) => Prisma.sql`
    SELECT currency, ${dueOn} AS place, amount_due AS amount FROM invoices
    WHERE organization_id = ${id} AND ${isOwed} AND ${dueOn} >= ${from} AND ${dueOn} <= ${upTo}`,
};

const quarterHour = 900_000;

export const receivedStretches: Stretches<number> = {
  table: Prisma.sql`received_totals`,
  first: 0,
  lastOf: (id, from) => Prisma.sql`
    SELECT max(received_at) + 0 AS last FROM (
      SELECT received_at FROM payments WHERE organization_id = ${id} AND received_at >= ${from}
      ORDER BY received_at LIMIT ${rowsAtOnce})`,
  endAt: (last) => {
    if (last === null) return { upTo: Number.MAX_SAFE_INTEGER, next: null };
    const next = (Math.floor(Number(last) / quarterHour) + 1) * quarterHour;
    return { upTo: next - 1, next };
  },
  kept: ({ id, from, upTo }) => Prisma.sql`
    SELECT currency, slot_at + 0 AS place, amount, count FROM received_totals
    WHERE organization_id = ${id} AND slot_at >= ${from} AND slot_at <= ${upTo}`,
  reckoned: ({ id, from, upTo }) => Prisma.sql`
    SELECT currency, received_at - received_at % ${quarterHour} AS place, amount FROM payments
    WHERE organization_id = ${id} AND state = 'succeeded' AND received_at >= ${from} AND received_at <= ${upTo}`,
};
