import { recordActivity } from "#domain/activity";
import {
  bookRefund,
  bookRefundFailure,
  queueRefundMail,
  sumRefunds,
  type PaymentRow,
  type RefundRow,
} from "#domain/payments";
import type { TxContext } from "#platform/context";
import type { StripeRefund } from "#platform/stripe";
import { newId } from "#lib/ids";
import { refundPollPause } from "#lib/waits";
import { attemptOf } from "./attempt.ts";
import { bookConversion } from "./book-conversion.ts";
import { type Origin, readOrigin } from "./origin.ts";

/** Takes over every refund that Stripe has of a payment, ours and those made at Stripe by hand. */
export async function recordRefunds(
  tx: TxContext,
  { payment, refunds, origin }: { payment: PaymentRow; refunds: readonly StripeRefund[]; origin: Origin },
): Promise<void> {
  const before = await tx.db.refund.findMany({ where: { paymentId: payment.id } });
  let isChanged = false;
  // Stripe lists the newest first; the credit that a payment left goes to its refunds in their order.
  for (const refund of [...refunds].reverse()) {
    const known = findKnown(before, refund);
    const row = known ?? (await createRefundRow(tx, { payment, refund }));
    isChanged = (await recordRefund(tx, { payment, refund, row, origin })) || !known || isChanged;
  }
  if (isChanged) await sumRefunds(tx, payment);
}

function findKnown(rows: readonly RefundRow[], refund: StripeRefund): RefundRow | undefined {
  const refundId = readOrigin(refund.metadata)?.refundId;
  return (
    rows.find((row) => row.stripeRefundId === refund.id) ??
    rows.find((row) => row.id === refundId && row.stripeRefundId === null)
  );
}

/** Answers whether anything was news. */
async function recordRefund(
  tx: TxContext,
  {
    payment,
    refund,
    row,
    origin,
  }: { payment: PaymentRow; refund: StripeRefund; row: RefundRow; origin: Origin },
): Promise<boolean> {
  await bookMoney(tx, { payment, refund, row });
  // A failed refund does not come back to life, whoever tells us late.
  const state = row.state === "failed" && row.stripeRefundId !== null ? "failed" : refund.status;
  if (row.state === state && row.stripeRefundId === refund.id) return false;
  await tx.db.refund.update({
    where: { id: row.id },
    data: {
      state,
      stripeRefundId: refund.id,
      lastError: refund.failure,
      // An event will tell; in case it gets lost, we ask.
      nextAttemptAt: state === "pending" ? new Date(tx.clock.now().getTime() + refundPollPause) : null,
    },
  });
  if (state === "succeeded") {
    const payer = await attemptOf(tx, origin);
    await queueRefundMail(tx, { payment, contactId: payer?.contactId ?? null, refundId: row.id });
  }
  await recordActivity(tx, {
    verb: `refund ${state}`,
    subjectKind: payment.invoiceId ? "invoice" : "payment",
    subjectId: payment.invoiceId ?? payment.id,
    after: { refundId: row.id, amount: refund.amount, currency: refund.currency, failure: refund.failure },
  });
  return true;
}

async function bookMoney(
  tx: TxContext,
  { payment, refund, row }: { payment: PaymentRow; refund: StripeRefund; row: RefundRow },
): Promise<void> {
  const { balanceTransaction, failureBalanceTransaction } = refund;
  const booking = { refund: row, payment, sourceId: refund.id };
  await bookRefund(tx, { ...booking, at: refund.createdAt });
  if (balanceTransaction)
    await bookConversion(tx, { transaction: balanceTransaction, amount: -refund.amount, payment });
  if (refund.status !== "failed") return;
  await bookRefundFailure(tx, { ...booking, at: tx.clock.now() });
  if (failureBalanceTransaction)
    await bookConversion(tx, { transaction: failureBalanceTransaction, amount: refund.amount, payment });
}

function createRefundRow(
  tx: TxContext,
  { payment, refund }: { payment: PaymentRow; refund: StripeRefund },
): Promise<RefundRow> {
  return tx.db.refund.create({
    data: {
      id: newId(),
      organizationId: payment.organizationId,
      paymentId: payment.id,
      amount: refund.amount,
      currency: refund.currency,
      state: "pending",
      reason: "Made at Stripe",
      idempotencyKey: `stripe:${refund.id}`,
      createdAt: tx.clock.now(),
    },
  });
}
