import type { ClientEntry } from "#domain/ledger";
import { organizationOf, type Context } from "#platform/context";

export type Reference = {
  readonly reference: string;
  readonly invoiceId: string | null;
  readonly creditNoteId: string | null;
};

/** Which document each entry is about: the credit note that it books, otherwise the invoice that it touches. */
export async function readReferences(
  ctx: Context,
  entries: readonly ClientEntry[],
): Promise<(entry: ClientEntry) => Reference> {
  const organizationId = organizationOf(ctx);
  const notes = await ctx.db.creditNote.findMany({
    where: { organizationId, id: { in: entries.filter(isCreditNote).map(({ sourceId }) => sourceId) } },
    select: { id: true, number: true },
  });
  const invoices = await ctx.db.invoice.findMany({
    where: { organizationId, id: { in: entries.flatMap((entry) => invoiceOf(entry) ?? []) } },
    select: { id: true, number: true },
  });
  const numbers = new Map([...notes, ...invoices].map(({ id, number }) => [id, number ?? ""]));
  return (entry) => {
    const invoiceId = invoiceOf(entry);
    const creditNoteId = isCreditNote(entry) ? entry.sourceId : null;
    return { reference: numbers.get(creditNoteId ?? invoiceId ?? "") ?? "", invoiceId, creditNoteId };
  };
}

function isCreditNote({ kind }: ClientEntry): boolean {
  return kind === "credit_note_issued";
}

function invoiceOf({ postings }: ClientEntry): string | null {
  return postings.find(({ invoiceId }) => invoiceId !== null)?.invoiceId ?? null;
}
