import { recordActivity } from "#domain/activity";
import { settle } from "#domain/invoices";
import { type Account, balanceOf, post } from "#domain/ledger";
import { inTransaction, organizationOf, type Context, type TxContext } from "#platform/context";
import { NotFound } from "#lib/errors";
import { CreditUsedUp, PaymentNotReversible } from "./errors.ts";
import { type PaymentRow, type PaymentView, viewPayment } from "./view.ts";

/**
 * Takes back a payment that was recorded by hand by mistake; the books keep both. Throws PaymentNotReversible for a
 * payment through Stripe or one that was refunded, and CreditUsedUp when what it left was spent.
 */
export function reversePayment(ctx: Context, { id }: { id: string }): Promise<PaymentView> {
  return inTransaction(ctx, async (tx) => {
    const payment = await tx.db.payment.findFirst({ where: { id, organizationId: organizationOf(tx) } });
    if (!payment) throw new NotFound("payment");
    if (payment.state === "reversed") return viewPayment(payment);
    if (payment.source !== "offline" || payment.state !== "succeeded" || payment.amountRefunded > 0n)
      throw new PaymentNotReversible();
    await requireCredit(tx, payment);
    await postUndone(tx, payment);
    const row = await tx.db.payment.update({ where: { id }, data: { state: "reversed" } });
    const { amount, currency, invoiceId } = payment;
    if (invoiceId) {
      const after = { paymentId: id, amount, currency };
      await recordActivity(tx, {
        verb: "payment undone",
        subjectKind: "invoice",
        subjectId: invoiceId,
        after,
      });
      await settle(tx, { invoiceId });
    }
    return viewPayment(row);
  });
}

async function requireCredit(tx: TxContext, payment: PaymentRow): Promise<void> {
  const { creditedAmount, currency, clientId } = payment;
  if (creditedAmount === 0n || clientId === null) return;
  const credit = -(await balanceOf(tx, { account: "client_credit", currency, clientId }));
  if (credit < creditedAmount) throw new CreditUsedUp();
}

/** The very postings of the payment, the other way round. */
async function postUndone(tx: TxContext, { id }: PaymentRow): Promise<void> {
  const entry = await tx.db.ledgerEntry.findUniqueOrThrow({
    where: { kind_sourceId: { kind: "offline_payment", sourceId: id } },
    include: { postings: true },
  });
  await post(tx, {
    kind: "offline_payment_undone",
    sourceId: id,
    at: tx.clock.now(),
    postings: entry.postings.map(({ account, currency, amount, clientId, invoiceId }) => ({
      account: account as Account,
      currency,
      amount: -amount,
      clientId,
      invoiceId,
    })),
  });
}
