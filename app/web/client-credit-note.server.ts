import { creditNoteDocument, getInvoiceForLink } from "#domain/invoices";
import { NotFound } from "#lib/errors";
import type { OpenedLink } from "./client-links.server.ts";
import type { Guarded } from "./guards.server.ts";
import { pdfResponse } from "./pdf-response.server.ts";

/** The PDF of a credit note of the very invoice that the link opens. */
export async function clientCreditNotePdf({
  ctx,
  params,
  link,
}: Guarded & { readonly link: OpenedLink }): Promise<Response> {
  const { creditNotes } = await getInvoiceForLink(ctx, { invoiceId: link.invoiceId });
  const note = creditNotes.find(({ id }) => id === params["note"]);
  if (!note) throw new NotFound("credit note");
  return pdfResponse(await creditNoteDocument(ctx, { id: note.id }));
}
