import { recordActivity } from "#domain/activity";
import { settle } from "#domain/invoices";
import { post } from "#domain/ledger";
import type { PaymentRow } from "#domain/payments";
import type { TxContext } from "#platform/context";
import type { StripeDispute } from "#platform/stripe";
import { bookDisputeEnd } from "./book-dispute-end.ts";
import { writeDispute } from "./write-dispute.ts";

/** Books every movement of money that disputes of a payment caused, and remembers how much of it is in dispute or lost. */
export async function recordDisputes(
  tx: TxContext,
  { payment, disputes }: { payment: PaymentRow; disputes: readonly StripeDispute[] },
): Promise<void> {
  const newlyLost: StripeDispute[] = [];
  for (const dispute of disputes) {
    if (await writeDispute(tx, { payment, dispute })) newlyLost.push(dispute);
    await bookMovements(tx, { payment, dispute });
    await bookDisputeEnd(tx, { payment, dispute });
  }
  await sumDisputes(tx, { payment, disputes });
  // Losing changes no amount of the invoice any more, but somebody has to hear that it is decided.
  for (const { amount, currency } of newlyLost)
    await recordActivity(tx, { verb: "dispute lost", ...subjectOf(payment), after: { amount, currency } });
}

async function sumDisputes(
  tx: TxContext,
  { payment, disputes }: { payment: PaymentRow; disputes: readonly StripeDispute[] },
): Promise<void> {
  const counted = disputes.filter(({ status }) => status === "open" || status === "lost");
  const amountDisputed = counted.reduce((sum, { amount }) => sum + amount, 0n);
  if (amountDisputed === payment.amountDisputed) return;
  await tx.db.payment.update({ where: { id: payment.id }, data: { amountDisputed } });
  const more = amountDisputed - payment.amountDisputed;
  await recordActivity(tx, {
    verb: more > 0n ? "payment disputed" : "dispute won",
    ...subjectOf(payment),
    before: { amountDisputed: payment.amountDisputed },
    after: { amountDisputed, amount: more > 0n ? more : -more, currency: payment.currency },
  });
  if (payment.invoiceId) await settle(tx, { invoiceId: payment.invoiceId });
}

function subjectOf({ id, invoiceId }: PaymentRow) {
  if (invoiceId === null) return { subjectKind: "payment", subjectId: id } as const;
  return { subjectKind: "invoice", subjectId: invoiceId } as const;
}

/** Amounts are Stripe's own, in the currency of its balance: what a dispute takes is never computed here. */
async function bookMovements(
  tx: TxContext,
  { payment, dispute }: { payment: PaymentRow; dispute: StripeDispute },
): Promise<void> {
  const { clientId, invoiceId } = payment;
  for (const { id, amount, fee, net, currency, createdAt } of dispute.balanceTransactions) {
    const whose = { currency, clientId, invoiceId };
    await post(tx, {
      kind: amount < 0n ? "dispute_withdrawn" : "dispute_won",
      sourceId: id,
      at: createdAt,
      postings: [
        { ...whose, account: "disputes", amount: -amount },
        { ...whose, account: "stripe_fees", amount: fee },
        { ...whose, account: "stripe_clearing", amount: net },
      ],
    });
  }
}
