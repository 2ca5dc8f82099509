import { recordActivity } from "#domain/activity";
import { type Context, inTransaction } from "#platform/context";
import { CreditNoteCorrectsUsage, CreditNoteNotDraft } from "./errors.ts";
import { getNoteRow } from "./rows.ts";

/**
 * Deletes a draft, which has no number and stands in no book. Throws NotFound, CreditNoteNotDraft, and
 * CreditNoteCorrectsUsage for one that a billing run counts on.
 */
export function deleteCreditNote(ctx: Context, { id }: { id: string }): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const { status, invoiceId, total } = await getNoteRow(tx, { id });
    if (status !== "draft") throw new CreditNoteNotDraft("deleted");
    if (await tx.db.usageClaim.findFirst({ where: { creditNoteId: id } }))
      throw new CreditNoteCorrectsUsage();
    await tx.db.creditNote.delete({ where: { id } });
    await recordActivity(tx, {
      verb: "deleted",
      subjectKind: "credit_note",
      subjectId: id,
      before: { invoiceId, total },
    });
    return { id };
  });
}
