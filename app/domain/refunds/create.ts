import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import {
  bookRefund,
  creditPartOf,
  queueRefundMail,
  sumRefunds,
  type PaymentRow,
  type RefundRow,
} from "#domain/payments";
import { inTransaction, organizationOf, type Context, type TxContext } from "#platform/context";
import { invalidField, NotFound } from "#lib/errors";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { refundHeadStart } from "#lib/waits";
import { PaymentNotRefundable, RefundTooLarge } from "./errors.ts";
import { createRefundInput } from "./input.ts";
import { tryRefund } from "./try.ts";
import { getRefund, type RefundView } from "./view.ts";

/** Written down first, then tried at once; pending when Stripe does not answer, and tried again until it does. */
export async function createRefund(
  ctx: Context,
  given: z.input<typeof createRefundInput>,
): Promise<RefundView> {
  const input = readInput(createRefundInput, given);
  const { refund, isNew } = await inTransaction(ctx, (tx) => writeDownRefund(tx, input));
  if (isNew && refund.state === "pending") await tryRefund(ctx, refund);
  return getRefund(ctx, refund);
}

/**
 * The part of createRefund that happens in one transaction; a pending one is carried out afterwards by tryRefund or,
 * when nobody does, by the queue.
 */
export async function writeDownRefund(
  tx: TxContext,
  input: z.output<typeof createRefundInput>,
): Promise<{ refund: RefundRow; isNew: boolean }> {
  const payment = await tx.db.payment.findFirst({
    where: { id: input.paymentId, organizationId: organizationOf(tx) },
  });
  if (!payment) throw new NotFound("payment");
  const known = input.key ? await tx.db.refund.findUnique({ where: { id: input.key } }) : null;
  if (known?.paymentId === payment.id) return { refund: known, isNew: false };
  if (known) throw invalidField("key", "This key belongs to another refund.");

  const amount = checkAmount(payment, input.amount);
  const { reason = "" } = input;
  const id = input.key ?? newId();
  const now = tx.clock.now();
  const isOffline = payment.source === "offline";
  const { organizationId, currency } = payment;
  const refund = await tx.db.refund.create({
    data: {
      id,
      organizationId,
      paymentId: payment.id,
      amount,
      currency,
      reason,
      // What it will take of the client's credit is spoken for from now on.
      creditPart: await creditPartOf(tx, { payment, amount, refundId: id }),
      state: isOffline ? "succeeded" : "pending",
      idempotencyKey: `refund:${id}`,
      nextAttemptAt: isOffline ? null : new Date(now.getTime() + refundHeadStart),
      createdAt: now,
    },
  });
  if (isOffline) {
    await bookRefund(tx, { refund, payment, sourceId: id, at: now });
    await queueRefundMail(tx, { payment, contactId: null, refundId: id });
  }
  await recordActivity(tx, {
    verb: "refund requested",
    subjectKind: payment.invoiceId ? "invoice" : "payment",
    subjectId: payment.invoiceId ?? payment.id,
    after: { refundId: id, paymentId: payment.id, amount, currency, reason },
  });
  await sumRefunds(tx, payment);
  return { refund, isNew: true };
}

function checkAmount(payment: PaymentRow, asked: bigint | undefined): bigint {
  if (payment.state !== "succeeded") throw new PaymentNotRefundable(payment.state);
  const left = payment.amount - payment.amountRefunded - payment.amountDisputed;
  const amount = asked ?? left;
  if (asked !== undefined && asked <= 0n) throw invalidField("amount", "The amount must be more than zero.");
  if (amount > left || left <= 0n)
    throw new RefundTooLarge({ amount: left > 0n ? left : 0n, currency: payment.currency });
  return amount;
}
