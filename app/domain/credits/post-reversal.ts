import { type Account, type EntryKind, post } from "#domain/ledger";
import type { TxContext } from "#platform/context";

/** Books the very postings of an entry the other way round. */
export async function postReversal(
  tx: TxContext,
  { of, kind, sourceId }: { of: EntryKind; kind: EntryKind; sourceId: string },
): Promise<void> {
  const entry = await tx.db.ledgerEntry.findUniqueOrThrow({
    where: { kind_sourceId: { kind: of, sourceId } },
    include: { postings: { orderBy: { id: "asc" } } },
  });
  await post(tx, {
    kind,
    sourceId,
    at: tx.clock.now(),
    postings: entry.postings.map(({ account, currency, amount, clientId, invoiceId }) => ({
      ...{ currency, clientId, invoiceId },
      account: account as Account,
      amount: -amount,
    })),
  });
}
