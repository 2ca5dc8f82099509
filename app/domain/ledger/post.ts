import { getCurrency } from "#lib/currencies";
import { newId } from "#lib/ids";
import { organizationOf, type TxContext } from "#platform/context";
import type { Account, EntryKind } from "./accounts.ts";
import { openInstant } from "./closed-books.ts";
import { beginning, entryHash, type HashedPosting, imbalances } from "./entry-hash.ts";

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
  if (await tx.db.ledgerEntry.findUnique({ where: { kind_sourceId: { kind, sourceId } } })) return false;

  const at = await openInstant(tx, entry);
  const last = await tx.db.ledgerEntry.findFirst({ orderBy: { sequence: "desc" }, select: { hash: true } });
  const previousHash = last?.hash ?? beginning;
  const head = {
    id: newId(),
    organizationId: organizationOf(tx),
    kind,
    sourceId,
    at,
    recordedAt: tx.clock.now(),
  };
  const hash = entryHash(previousHash, { ...head, postings });
  await tx.db.ledgerEntry.create({ data: { ...head, previousHash, hash } });
  // One statement for all of them would not promise that their ids follow this order, which the hash covers.
  for (const posting of postings)
    await tx.db.ledgerPosting.create({ data: { ...posting, entryId: head.id } });
  tx.note?.({ kind: "ledger entry", id: head.id, verb: kind, detail: { sourceId } });
  return true;
}

function stored({ account, currency, amount, clientId, invoiceId }: NewPosting): HashedPosting {
  const { code } = getCurrency(currency);
  return { account, currency: code, amount, clientId: clientId ?? null, invoiceId: invoiceId ?? null };
}
