import { recordActivity } from "#domain/activity";
import { post } from "#domain/ledger";
import { inTransaction, organizationOf, type Context, type TxContext } from "#platform/context";
import { NotFound } from "#lib/errors";
import { PaymentNotReversible } from "./errors.ts";
import { takeBack } from "./take-back.ts";
import { type PaymentRow, type PaymentView, viewPayment } from "./view.ts";

/**
 * Takes back a payment that was recorded by hand by mistake; the books keep both. Throws PaymentNotReversible for a
 * payment through Stripe or one that was refunded, and CreditUsedUp when what it left was spent.
 */
export function reversePayment(ctx: Context, { id }: { id: string }): Promise<PaymentView> {
  return inTransaction(ctx, async (tx) => {
    const payment = await getOwnPayment(tx, id);
    if (payment.state === "reversed") return viewPayment(payment);
    if (payment.source !== "offline" || payment.state !== "succeeded" || payment.amountRefunded > 0n)
      throw new PaymentNotReversible();
    const { amount, currency, clientId, invoiceId } = payment;
    const postings = await takeBack(tx, {
      payment,
      entry: { kind: "offline_payment", sourceId: id },
      change: () => markReversed(tx, payment),
    });
    await post(tx, {
      kind: "offline_payment_undone",
      sourceId: id,
      at: tx.clock.now(),
      postings: [{ account: "bank", amount: -amount, currency, clientId, invoiceId }, ...postings],
    });
    return viewPayment(await getOwnPayment(tx, id));
  });
}

async function getOwnPayment(tx: TxContext, id: string): Promise<PaymentRow> {
  const payment = await tx.db.payment.findFirst({ where: { id, organizationId: organizationOf(tx) } });
  if (!payment) throw new NotFound("payment");
  return payment;
}

async function markReversed(tx: TxContext, { id, amount, currency, invoiceId }: PaymentRow): Promise<void> {
  await tx.db.payment.update({ where: { id }, data: { state: "reversed" } });
  if (!invoiceId) return;
  await recordActivity(tx, {
    verb: "payment undone",
    subjectKind: "invoice",
    subjectId: invoiceId,
    after: { paymentId: id, amount, currency },
  });
}
