import { post } from "#domain/ledger";
import type { PaymentRow } from "#domain/payments";
import type { TxContext } from "#platform/context";
import type { StripeBalanceTransaction } from "#platform/stripe";

/**
 * Stripe settled in another currency than it charged in: moves the clearing account's amount there. `amount` is what
 * was booked in the payment's currency, below zero when it went back.
 */
export async function bookConversion(
  tx: TxContext,
  {
    transaction,
    amount,
    payment,
  }: { transaction: StripeBalanceTransaction; amount: bigint; payment: PaymentRow },
): Promise<void> {
  if (transaction.currency === payment.currency) return;
  const { clientId, invoiceId } = payment;
  const charged = { currency: payment.currency, clientId, invoiceId };
  const settled = { currency: transaction.currency, clientId, invoiceId };
  await post(tx, {
    kind: "currency_converted",
    sourceId: transaction.id,
    at: transaction.createdAt,
    postings: [
      { ...charged, account: "currency_exchange", amount },
      { ...charged, account: "stripe_clearing", amount: -amount },
      { ...settled, account: "stripe_clearing", amount: transaction.amount },
      { ...settled, account: "currency_exchange", amount: -transaction.amount },
    ],
  });
}
