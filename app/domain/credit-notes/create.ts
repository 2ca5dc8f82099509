import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { InvoiceNotCreditable } from "./errors.ts";
import { getCreditNote } from "./get.ts";
import { createCreditNoteInput } from "./input.ts";
import { reckonCredit } from "./reckon.ts";
import { readBasis } from "./rows.ts";
import { storeLines } from "./store-lines.ts";
import type { CreditNoteView } from "./view.ts";

/**
 * Drafts a credit note for parts of an issued invoice. Nothing is booked and nobody is told before it is issued. Throws
 * NotFound, InvoiceNotCreditable, and CreditTooLarge where more is asked for than is left.
 */
export async function createCreditNote(
  ctx: Context,
  given: z.input<typeof createCreditNoteInput>,
): Promise<CreditNoteView> {
  const input = readInput(createCreditNoteInput, given);
  return inTransaction(ctx, async (tx) => getCreditNote(tx, await draftCreditNote(tx, input)));
}

/** As createCreditNote, as a part of a bigger transaction. */
export async function draftCreditNote(
  tx: TxContext,
  { invoiceId, lines, reason }: z.output<typeof createCreditNoteInput>,
): Promise<{ id: string }> {
  const creditable = await readBasis(tx, { invoiceId });
  const { status, clientId, currency } = creditable.invoice;
  if (status === "draft" || status === "void") throw new InvoiceNotCreditable(status);
  const { lines: credited, taxes: _, ...figures } = reckonCredit(creditable.basis, lines);
  const id = newId();
  await tx.db.creditNote.create({
    data: {
      id,
      organizationId: organizationOf(tx),
      invoiceId,
      clientId,
      status: "draft",
      reason: reason ?? "",
      currency,
      ...figures,
      createdAt: tx.clock.now(),
    },
  });
  await storeLines(tx, { id, invoice: creditable, lines: credited });
  await recordCreation(tx, { id, invoiceId, total: figures.total });
  return { id };
}

function recordCreation(
  tx: TxContext,
  { id, ...after }: { id: string; invoiceId: string; total: bigint },
): Promise<void> {
  return recordActivity(tx, { verb: "created", subjectKind: "credit_note", subjectId: id, after });
}
