import type { TxContext } from "#platform/context";
import type { Account, EntryKind } from "./accounts.ts";
import { post } from "./post.ts";

/** Books the very postings of an entry the other way round, under the same source. The entry must be there. */
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
