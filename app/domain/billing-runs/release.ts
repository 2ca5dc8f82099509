import type { TxContext } from "#platform/context";
import { AdjustedLater } from "./errors.ts";

/**
 * Reaction to "invoice.withdrawn": the events of its lines are billed by nobody now, and a run that somebody asks for
 * bills them again. Refused while a later invoice adjusts what this one billed.
 */
export async function releaseBill(tx: TxContext, { invoiceId }: { invoiceId: string }): Promise<void> {
  const bill = await tx.db.usageBill.findFirst({
    where: { invoiceId, releasedAt: null },
    include: { claims: true },
  });
  if (!bill) return;
  for (const { planId, priceId, groupKey, periodStartsOn, toNumber } of bill.claims) {
    const later = await tx.db.usageClaim.findFirst({
      where: { planId, priceId, groupKey, periodStartsOn, releasedAt: null, fromNumber: { gt: toNumber } },
      include: { bill: true },
    });
    if (later) throw new AdjustedLater(await nameOf(tx, later));
  }
  const releasedAt = tx.clock.now();
  await tx.db.usageClaim.updateMany({ where: { billId: bill.id }, data: { releasedAt } });
  await tx.db.usageBill.update({ where: { id: bill.id }, data: { releasedAt, invoiceId: null } });
}

async function nameOf(
  tx: TxContext,
  { creditNoteId, bill }: { creditNoteId: string | null; bill: { invoiceId: string | null } },
): Promise<string> {
  if (creditNoteId !== null) {
    const note = await tx.db.creditNote.findUnique({ where: { id: creditNoteId }, select: { number: true } });
    return note?.number ? `credit note ${note.number}` : "a drafted credit note";
  }
  if (bill.invoiceId === null) return "a later bill";
  const invoice = await tx.db.invoice.findUnique({
    where: { id: bill.invoiceId },
    select: { number: true },
  });
  return invoice?.number ? `invoice ${invoice.number}` : "a drafted invoice";
}
