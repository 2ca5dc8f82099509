import type { InvoiceStatus, PaymentState, PaymentStatus } from "#lib/statuses";
import { statusOf } from "./status.ts";

/** What an invoice's amounts and statuses follow from; amounts in minor units. */
export type InvoiceFacts = {
  readonly status: InvoiceStatus;
  readonly total: bigint;
  readonly isWrittenOff: boolean;
  readonly payments: readonly {
    readonly state: PaymentState;
    readonly amount: bigint;
    /** Of it: taken back by the payer's bank, not won back. */
    readonly amountDisputed: bigint;
    /** Of it: more than was due, left as the client's credit. */
    readonly creditedAmount: bigint;
  }[];
  /** Refunds pending or succeeded. */
  readonly refunded: bigint;
  /** Issued credit notes, and client credit applied. */
  readonly credited: bigint;
};

export type Projection = {
  readonly status: InvoiceStatus;
  readonly paymentStatus: PaymentStatus;
  readonly amountPaid: bigint;
  readonly amountRefunded: bigint;
  readonly amountCredited: bigint;
  readonly amountDue: bigint;
};

/**
 * An invoice's amounts and statuses, from its facts alone, so that the stored ones can be recomputed at any time.
 * Refunds and disputes do not reopen an invoice. A void one keeps the credit of the note that cancelled it.
 */
export function projectionOf(facts: InvoiceFacts): Projection {
  const { total, refunded: amountRefunded, credited: amountCredited } = facts;
  const amountPaid = facts.payments
    .filter(({ state }) => state === "succeeded")
    .reduce((all, { amount }) => all + amount, 0n);
  const isOwed = facts.status !== "draft" && facts.status !== "void";
  const left = total - amountPaid - amountCredited;
  const amountDue = isOwed && left > 0n ? left : 0n;
  const status = isOwed ? statusOf({ amountDue, isWrittenOff: facts.isWrittenOff }) : facts.status;
  const paymentStatus = paymentStatusOf(facts, { status, amountPaid });
  return { status, paymentStatus, amountPaid, amountRefunded, amountCredited, amountDue };
}

/** The first that holds, in the order that matters to who is owed money. */
function paymentStatusOf(
  { payments, refunded }: InvoiceFacts,
  { status, amountPaid }: { status: InvoiceStatus; amountPaid: bigint },
): PaymentStatus {
  const hasState = (wanted: PaymentState) => payments.some(({ state }) => state === wanted);
  if (payments.some(({ amountDisputed }) => amountDisputed > 0n)) return "disputed";
  if (refunded > 0n) return refunded === amountPaid ? "refunded" : "partially_refunded";
  if (hasState("processing")) return "processing";
  if (payments.some(({ state, creditedAmount }) => state === "succeeded" && creditedAmount > 0n))
    return "overpaid";
  if (status === "paid") return "paid";
  return amountPaid > 0n ? "partially_paid" : "unpaid";
}
