import { documentLook } from "#domain/branding";
import { formatDate } from "#lib/civil-date";
import type { Context } from "#platform/context";
import { type InvoiceDocumentProps, renderInvoicePdf } from "#platform/pdf";
import { InvoiceNotIssued } from "../errors.ts";
import { getInvoice } from "../get.ts";
import type { InvoiceView } from "../view.ts";
import { documentBody } from "./body.ts";
import { keepDocument, type StoredDocument } from "./store.ts";

/** The invoice's PDF, made at first need and the same bytes ever after. Throws InvoiceNotIssued for a draft. */
export async function invoiceDocument(ctx: Context, { id }: { id: string }): Promise<StoredDocument> {
  const invoice = await getInvoice(ctx, { id });
  if (invoice.number === null) throw new InvoiceNotIssued();
  const which = { invoiceId: id, creditNoteId: null, number: invoice.number };
  return keepDocument(ctx, which, async () =>
    renderInvoicePdf({ ...invoiceProps(invoice), ...(await documentLook(ctx, invoice.seller?.look)) }),
  );
}

/** What the document says. Nothing of it may depend on what happens after the issue, such as payments. */
export function invoiceProps(invoice: InvoiceView): InvoiceDocumentProps {
  const { number, issuedOn, issuedAt, suppliedOn, dueOn, buyer, purchaseOrder, notes, terms } = invoice;
  if (number === null || !issuedOn || !issuedAt || !dueOn || !buyer) throw new InvoiceNotIssued();
  const day = (date: string) => formatDate(date, buyer.locale);
  return {
    kind: "invoice",
    number,
    issuedOn: day(issuedOn),
    suppliedOn: suppliedOn ? day(suppliedOn) : undefined,
    dueOn: day(dueOn),
    purchaseOrder: purchaseOrder || undefined,
    notes: notes || undefined,
    terms: terms || undefined,
    createdAt: issuedAt,
    ...documentBody(invoice),
  };
}
