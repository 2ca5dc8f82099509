import { documentLook } from "#domain/branding";
import { formatDate } from "#lib/civil-date";
import { NotFound } from "#lib/errors";
import { type Context, organizationOf } from "#platform/context";
import { renderInvoicePdf } from "#platform/pdf";
import { InvoiceNotIssued } from "../errors.ts";
import { getInvoice } from "../get.ts";
import { documentBody } from "./body.ts";
import { creditNoteBody } from "./credit-note-body.ts";
import { keepDocument, type StoredDocument } from "./store.ts";

/** The PDF of an issued credit note, made at first need and the same bytes ever after. */
export async function creditNoteDocument(ctx: Context, { id }: { id: string }): Promise<StoredDocument> {
  const note = await ctx.db.creditNote.findFirst({
    where: { id, organizationId: organizationOf(ctx) },
    include: {
      lines: { orderBy: { position: "asc" }, include: { taxes: { orderBy: { position: "asc" } } } },
    },
  });
  if (!note) throw new NotFound("credit note");
  const invoice = await getInvoice(ctx, { id: note.invoiceId });
  const { buyer } = invoice;
  const { number, issuedOn, issuedAt, reason } = note;
  if (number === null || !issuedOn || !issuedAt || !buyer || !invoice.number || !invoice.issuedOn)
    throw new InvoiceNotIssued();
  const amends = { number: invoice.number, issuedOn: formatDate(invoice.issuedOn, buyer.locale) };
  return keepDocument(ctx, { invoiceId: invoice.id, creditNoteId: id, number }, async () =>
    renderInvoicePdf({
      kind: "credit-note",
      number,
      issuedOn: formatDate(issuedOn, buyer.locale),
      amends,
      reason: reason || undefined,
      createdAt: issuedAt,
      // What cancels an invoice says the very same as the invoice.
      ...(invoice.status === "void" ? documentBody(invoice) : creditNoteBody(invoice, note)),
      ...(await documentLook(ctx, invoice.seller?.look)),
    }),
  );
}
