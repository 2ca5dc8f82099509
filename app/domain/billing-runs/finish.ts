import { issueCreditNote } from "#domain/credit-notes";
import { issueDraft, queueInvoice } from "#domain/invoices";
import { type Context, inTransaction } from "#platform/context";

/**
 * Ends a bill as its plan says: a draft stays for somebody to look at, any other is issued and sent together, and its
 * credit notes are issued. Whatever of it was done before is not done again. Refusals are thrown and the bill stays.
 */
export async function finishBill(ctx: Context, { id }: { id: string }): Promise<void> {
  const { plan, invoiceId, state, claims } = await ctx.db.usageBill.findUniqueOrThrow({
    where: { id },
    include: {
      plan: { select: { finish: true } },
      claims: { where: { creditNoteId: { not: null } }, select: { creditNoteId: true } },
    },
  });
  if (state === "finished") return;
  if (plan.finish === "send") {
    for (const noteId of new Set(claims.flatMap(({ creditNoteId }) => creditNoteId ?? [])))
      await issueNote(ctx, noteId);
  }
  await inTransaction(ctx, async (tx) => {
    if (plan.finish === "send" && invoiceId !== null) {
      const { status } = await tx.db.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
      if (status === "draft") {
        await issueDraft(tx, { id: invoiceId });
        await queueInvoice(tx, { id: invoiceId });
      }
    }
    await tx.db.usageBill.update({ where: { id }, data: { state: "finished" } });
  });
}

async function issueNote(ctx: Context, id: string): Promise<void> {
  const note = await ctx.db.creditNote.findUnique({ where: { id }, select: { status: true } });
  if (note?.status === "draft") await issueCreditNote(ctx, { id, remainder: "credit" });
}
