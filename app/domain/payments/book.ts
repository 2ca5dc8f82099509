import { post, type Account, type EntryKind } from "#domain/ledger";
import type { TxContext } from "#platform/context";
import { type PayableInvoice, sharePayment } from "./share.ts";
import type { PaymentRow } from "./view.ts";

type BookedPayment = Pick<PaymentRow, "amount" | "currency" | "clientId" | "invoiceId">;

/**
 * Posts money that came in, once per kind and source, and answers how much of it the client keeps as credit. The
 * invoice is as it was before this payment.
 */
export async function bookPayment(
  tx: TxContext,
  booking: {
    kind: Extract<EntryKind, "payment_succeeded" | "offline_payment">;
    sourceId: string;
    at: Date;
    /** Where the money is now. */
    to: Extract<Account, "stripe_clearing" | "bank">;
    payment: BookedPayment;
    invoice: PayableInvoice | null;
  },
): Promise<bigint> {
  const { kind, sourceId, at, to, payment, invoice } = booking;
  const { amount, currency, clientId, invoiceId } = payment;
  const shares = sharePayment(payment, invoice);
  const whose = { currency, clientId, invoiceId };
  await post(tx, {
    kind,
    sourceId,
    at,
    postings: [
      { ...whose, account: to, amount },
      { ...whose, account: shares.appliedTo, amount: -shares.applied },
      { ...whose, account: shares.creditedTo, amount: -shares.credited },
    ],
  });
  return shares.credited;
}
