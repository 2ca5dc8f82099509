import { hash } from "node:crypto";

/** Everything of an entry that its hash covers: all that is stored but the chain itself. */
export type HashedEntry = {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: string;
  readonly sourceId: string;
  readonly at: Date;
  readonly recordedAt: Date;
  readonly postings: readonly HashedPosting[];
};

export type HashedPosting = {
  readonly account: string;
  readonly currency: string;
  readonly amount: bigint;
  readonly clientId: string | null;
  readonly invoiceId: string | null;
};

/** What the first entry of the books follows. */
export const beginning = "0".repeat(64);

/** SHA-256 of the previous entry's hash and this entry as canonical JSON, in hexadecimal. */
export function entryHash(previousHash: string, entry: HashedEntry): string {
  return hash("sha256", previousHash + entryText(entry), "hex");
}

/** The entry as canonicalJson writes it, only faster: its keys stand here in their order, and amounts are texts. */
function entryText({ at, id, kind, organizationId, postings, recordedAt, sourceId }: HashedEntry): string {
  const plain = postings.map(({ account, amount, clientId, currency, invoiceId }) => ({
    account,
    amount: String(amount),
    clientId,
    currency,
    invoiceId,
  }));
  return JSON.stringify({ at, id, kind, organizationId, postings: plain, recordedAt, sourceId });
}

/** The currencies in which the postings do not add up to zero, each with the sum that is left. */
export function imbalances(
  postings: readonly { readonly currency: string; readonly amount: bigint }[],
): [string, bigint][] {
  const sums = new Map<string, bigint>();
  for (const { currency, amount } of postings) sums.set(currency, (sums.get(currency) ?? 0n) + amount);
  return [...sums].filter(([, sum]) => sum !== 0n);
}
