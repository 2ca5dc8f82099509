import type { z } from "zod";
import { post, postReversal } from "#domain/ledger";
import { assignPayment, unassignPayment } from "#domain/payments";
import { inTransaction, organizationOf, type Context, type TxContext } from "#platform/context";
import { invalidField } from "#lib/errors";
import { readInput } from "#lib/input";
import { NothingToUndo } from "./errors.ts";
import { matchPaymentInput } from "./input.ts";
import { type DiscrepancyRow, getDiscrepancyRow } from "./list.ts";
import { getOpen, reopenDiscrepancy, settleDiscrepancy } from "./settle.ts";

/**
 * Says by hand what money belongs to: money in suspense to a client or an invoice, an unknown payment at Stripe to a
 * payment of the same amount that was recorded by hand. Throws DiscrepancySettled, ActionDoesNotFit, or InvalidInput at
 * the field that names nothing or something else.
 */
export async function matchPayment(ctx: Context, given: z.input<typeof matchPaymentInput>): Promise<void> {
  const input = readInput(matchPaymentInput, given);
  await inTransaction(ctx, async (tx) => {
    const row = await getOpen(tx, { id: input.id, action: "match" });
    const { clientId = null, invoiceId = null } = input;
    const settlement = { state: "matched" as const, verb: "matched" };
    if (row.reason === "unknown-payment") {
      const payment = await matchRecorded(tx, row, input.paymentId);
      return settleDiscrepancy(tx, row, { ...settlement, ...payment });
    }
    await assignPayment(tx, { id: row.paymentId ?? "", clientId, invoiceId });
    await settleDiscrepancy(tx, row, { ...settlement, invoiceId });
  });
}

/** Takes a match back: the money is where it was before. Throws NothingToUndo, or why it cannot be undone any more. */
export async function unmatchPayment(ctx: Context, { id }: { id: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await getDiscrepancyRow(tx, id);
    if (row.state !== "matched") throw new NothingToUndo();
    if (row.reason === "unknown-payment") await unmatchRecorded(tx, row);
    else await unassignPayment(tx, { id: row.paymentId ?? "" });
    await reopenDiscrepancy(tx, row, { from: "matched", verb: "match undone" });
    const data = { invoiceId: null, ...(row.reason === "unknown-payment" && { paymentId: null }) };
    await tx.db.discrepancy.update({ where: { id }, data });
  });
}

/** The money that was recorded as come to the bank is in truth at Stripe. */
async function matchRecorded(tx: TxContext, row: DiscrepancyRow, paymentId: string | undefined) {
  const { amount, currency } = row;
  const payment = await tx.db.payment.findFirst({
    where: { id: paymentId ?? "", organizationId: organizationOf(tx), source: "offline", state: "succeeded" },
  });
  if (!payment) throw invalidField("paymentId", "Choose a payment that was recorded by hand.");
  if (payment.amount !== amount || payment.currency !== currency)
    throw invalidField("paymentId", "The payment that was recorded by hand is over another amount.");
  const taken = await tx.db.discrepancy.findFirst({ where: { paymentId: payment.id, state: "matched" } });
  if (taken) throw invalidField("paymentId", "This payment is matched with another one already.");
  const { clientId, invoiceId } = payment;
  await post(tx, {
    kind: "payment_matched",
    sourceId: await nextSource(tx, row.id),
    at: tx.clock.now(),
    postings: [
      { account: "other_stripe_activity", currency, amount },
      { account: "bank", currency, amount: -amount, clientId, invoiceId },
    ],
  });
  return { paymentId: payment.id, invoiceId };
}

async function unmatchRecorded(tx: TxContext, row: DiscrepancyRow): Promise<void> {
  const sourceId = await nextSource(tx, row.id);
  const matched = await tx.db.ledgerEntry.findUnique({
    where: { kind_sourceId: { kind: "payment_matched", sourceId } },
    select: { id: true },
  });
  // An adopted payment is booked under its own name at Stripe and here; what undoes it is a refund.
  if (!matched) throw new NothingToUndo();
  await postReversal(tx, { of: "payment_matched", kind: "payment_unmatched", sourceId });
}

/** A match and the undoing of it share a number; the next match has the next one. */
async function nextSource(tx: TxContext, id: string): Promise<string> {
  const undone = await tx.db.ledgerEntry.count({
    where: { kind: "payment_unmatched", sourceId: { gt: `${id}/`, lt: `${id}0` } },
  });
  return `${id}/${undone + 1}`;
}
