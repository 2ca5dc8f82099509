import { getCurrency } from "#lib/currencies";
import { newId } from "#lib/ids";
import type { CivilDate } from "#lib/civil-date";
import { organizationOf, type TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import type { Account, EntryKind } from "./accounts.ts";
import { type ClosedBooks, openInstant } from "./closed-books.ts";
import { beginning, entryHash, type HashedEntry, type HashedPosting, imbalances } from "./entry-hash.ts";

/** `amount` in minor units, debit positive. */
export type NewPosting = {
  readonly account: Account;
  readonly currency: string;
  readonly amount: bigint;
  readonly clientId?: string | null | undefined;
  readonly invoiceId?: string | null | undefined;
};

export type NewEntry = {
  readonly kind: EntryKind;
  /** What caused it, such as the invoice's or Stripe's id; one entry per kind and source. */
  readonly sourceId: string;
  readonly at: Date;
  readonly postings: readonly NewPosting[];
};

/** Debits and credits differ; it is a bug in our code, never a refusal for a person. */
export class UnbalancedEntry extends Error {
  constructor({ kind, sourceId }: NewEntry, [currency, sum]: [string, bigint]) {
    super(`The ${kind} entry of ${sourceId} is off by ${sum} in ${currency}.`);
    this.name = "UnbalancedEntry";
  }
}

/**
 * Appends an entry to the books; false when this kind and source are booked already, and then nothing is written. Throws
 * BooksClosed for a day that is closed, but what Stripe reports is booked on the first open day.
 * Postings of zero are left out; an entry may thus have none, and still marks its source as booked.
 */
export async function post(tx: TxContext, entry: NewEntry): Promise<boolean> {
  const postings = entry.postings.filter(({ amount }) => amount !== 0n).map(stored);
  const [imbalance] = imbalances(postings);
  if (imbalance) throw new UnbalancedEntry(entry, imbalance);
  const { kind, sourceId } = entry;
  const { isBooked, previousHash, closed } = await readPlace(tx, entry);
  if (isBooked) return false;

  const head = {
    id: newId(),
    organizationId: organizationOf(tx),
    kind,
    sourceId,
    at: openInstant(entry, closed),
    recordedAt: tx.clock.now(),
  };
  await write(tx, { ...head, postings }, previousHash);
  tx.note?.({ kind: "ledger entry", id: head.id, verb: kind, detail: { sourceId } });
  return true;
}

type Place = {
  isBooked: bigint;
  previousHash: string | null;
  until: CivilDate | null;
  timeZone: string | null;
};

/** Where the entry would come to stand. In SQL of our own, as what follows: all money comes by here. */
async function readPlace(
  tx: TxContext,
  { kind, sourceId }: NewEntry,
): Promise<{ isBooked: boolean; previousHash: string; closed: ClosedBooks | null }> {
  const [place] = await tx.db.$queryRaw<Place[]>(Prisma.sql`
    SELECT EXISTS (SELECT 1 FROM ledger_entries WHERE kind = ${kind} AND source_id = ${sourceId}) AS "isBooked",
      (SELECT hash FROM ledger_entries ORDER BY sequence DESC LIMIT 1) AS "previousHash",
      organizations.books_closed_until AS until, organizations.time_zone AS "timeZone"
    FROM (SELECT 1) LEFT JOIN organizations ON organizations.id = ${organizationOf(tx)}`);
  const { isBooked = 0n, previousHash = null, until = null, timeZone = null } = place ?? {};
  return {
    isBooked: Number(isBooked) === 1,
    previousHash: previousHash ?? beginning,
    closed: until !== null && timeZone !== null ? { until, timeZone } : null,
  };
}

async function write(tx: TxContext, entry: HashedEntry, previousHash: string): Promise<void> {
  const { id, organizationId, kind, sourceId, at, recordedAt, postings } = entry;
  await tx.db.$executeRaw(Prisma.sql`
    INSERT INTO ledger_entries (id, organization_id, kind, source_id, at, recorded_at, previous_hash, hash)
    VALUES (${id}, ${organizationId}, ${kind}, ${sourceId}, ${at.getTime()}, ${recordedAt.getTime()}, ${previousHash},
      ${entryHash(previousHash, entry)})`);
  if (postings.length === 0) return;
  // As texts, because a number in JSON is a float to many. Their ids follow their order, which the hash covers.
  const rows = postings.map((one) => [
    one.account,
    one.currency,
    String(one.amount),
    one.clientId,
    one.invoiceId,
  ]);
  await tx.db.$executeRaw(Prisma.sql`
    INSERT INTO ledger_postings (entry_id, account, currency, amount, client_id, invoice_id)
    SELECT ${id}, row.value ->> 0, row.value ->> 1, CAST(row.value ->> 2 AS INTEGER), row.value ->> 3, row.value ->> 4
    FROM json_each(${JSON.stringify(rows)}) AS row ORDER BY row.key`);
}

function stored({ account, currency, amount, clientId, invoiceId }: NewPosting): HashedPosting {
  const { code } = getCurrency(currency);
  return { account, currency: code, amount, clientId: clientId ?? null, invoiceId: invoiceId ?? null };
}
