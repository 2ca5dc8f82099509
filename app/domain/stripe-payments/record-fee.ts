import { post } from "#domain/ledger";
import type { PaymentRow } from "#domain/payments";
import type { TxContext } from "#platform/context";
import type { StripeCharge } from "#platform/stripe";
import { feeWait } from "#lib/waits";
import { bookConversion } from "./book-conversion.ts";

/** Books what Stripe kept of a payment, as soon as Stripe says so; until then it is to be asked again. */
export async function recordFee(
  tx: TxContext,
  { payment, charge }: { payment: PaymentRow; charge: StripeCharge | null },
): Promise<void> {
  if (payment.balanceTransactionId !== null) return;
  const transaction = charge?.balanceTransaction ?? null;
  if (!transaction) {
    const feeDueAt = new Date(tx.clock.now().getTime() + feeWait);
    const isDue = payment.feeDueAt === null || payment.feeDueAt <= tx.clock.now();
    if (isDue) await tx.db.payment.update({ where: { id: payment.id }, data: { feeDueAt } });
    return;
  }
  const { clientId, invoiceId } = payment;
  const { id, fee, currency, createdAt } = transaction;
  const whose = { currency, clientId, invoiceId };
  await post(tx, {
    kind: "stripe_fee",
    sourceId: id,
    at: createdAt,
    postings: [
      { ...whose, account: "stripe_fees", amount: fee },
      { ...whose, account: "stripe_clearing", amount: -fee },
    ],
  });
  await bookConversion(tx, { transaction, amount: payment.amount, payment });
  await tx.db.payment.update({
    where: { id: payment.id },
    data: { balanceTransactionId: id, feeAmount: fee, feeDueAt: null },
  });
}
