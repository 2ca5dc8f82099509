import { post, type NewPosting } from "#domain/ledger";
import type { PaymentRow } from "#domain/payments";
import type { TxContext } from "#platform/context";
import type { StripeDispute } from "#platform/stripe";

/** What a lost dispute took is written off; a win on appeal after that takes the write-off back. */
export async function bookDisputeEnd(
  tx: TxContext,
  { payment, dispute }: { payment: PaymentRow; dispute: StripeDispute },
): Promise<void> {
  const withdrawn = dispute.balanceTransactions.filter(({ amount }) => amount < 0n);
  const [first] = withdrawn;
  if (!first) return;
  const { clientId, invoiceId } = payment;
  const { currency } = first;
  const taken = withdrawn.reduce((sum, { amount }) => sum - amount, 0n);
  const writtenOff = (amount: bigint): NewPosting[] => [
    { account: "write_offs", currency, amount, clientId, invoiceId },
    { account: "disputes", currency, amount: -amount, clientId, invoiceId },
  ];
  const sourceId = dispute.id;
  const at = tx.clock.now();
  if (dispute.status === "lost")
    await post(tx, { kind: "dispute_lost", sourceId, at, postings: writtenOff(taken) });
  if (dispute.status !== "won") return;
  const lost = await tx.db.ledgerEntry.findUnique({
    where: { kind_sourceId: { kind: "dispute_lost", sourceId } },
  });
  if (lost) await post(tx, { kind: "dispute_won", sourceId, at, postings: writtenOff(-taken) });
}
