import { recordActivity } from "#domain/activity";
import { announce } from "#domain/facts";
import { organizationOf, type TxContext } from "#platform/context";
import type { Prisma } from "#platform/db";
import { readFacts } from "./facts-of-invoice.ts";
import { type Projection, projectionOf } from "./projection.ts";
import { getInvoiceRow, type InvoiceRow } from "./rows.ts";

/**
 * Brings the invoice's amounts and statuses to what its payments, refunds, credits and books say now, and tells the
 * later rooms. To be called in the transaction that changed any of them; calling it again changes nothing.
 */
export async function settle(tx: TxContext, { invoiceId }: { invoiceId: string }): Promise<void> {
  await settleWith(tx, await getInvoiceRow(tx, { id: invoiceId }), {});
}

/** As settle, with changes of the same row in the same statement; `invoice` is the row as if they were made. */
export async function settleWith(
  tx: TxContext,
  invoice: InvoiceRow,
  changes: Prisma.InvoiceUpdateInput,
): Promise<void> {
  const facts = (await readFacts(tx, [invoice])).get(invoice.id);
  if (!facts) return;
  const now = projectionOf(facts);
  await tx.db.invoice.update({
    where: { id: invoice.id },
    data: { ...changes, ...now, ...paidAtChange(invoice, now, tx.clock.now()) },
  });
  await tell(tx, invoice, now);
}

function paidAtChange(was: InvoiceRow, now: Projection, instant: Date) {
  if (now.status !== "paid") return { paidAt: null };
  return was.paidAt === null ? { paidAt: instant } : {};
}

async function tell(tx: TxContext, was: InvoiceRow, now: Projection): Promise<void> {
  const about = { organizationId: organizationOf(tx), invoiceId: was.id };
  const isNewlyPaid = now.status === "paid" && was.status !== "paid";
  if (isNewlyPaid) await recordChange(tx, "paid", was, now);
  if (was.status === "paid" && now.status !== "paid") await recordChange(tx, "reopened", was, now);
  if (now.amountDue !== was.amountDue || now.status !== was.status)
    await announce(tx, { kind: "invoice.amount-changed", ...about });
  if (isNewlyPaid) await announce(tx, { kind: "invoice.paid", ...about });
}

function recordChange(tx: TxContext, verb: string, was: InvoiceRow, now: Projection): Promise<void> {
  return recordActivity(tx, {
    verb,
    subjectKind: "invoice",
    subjectId: was.id,
    before: { status: was.status, amountDue: was.amountDue },
    after: { status: now.status, amountDue: now.amountDue },
  });
}
