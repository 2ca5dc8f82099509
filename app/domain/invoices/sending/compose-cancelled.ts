import { letterhead } from "#domain/branding";
import { type ComposedEmail, EmailObsolete, type QueuedEmail } from "#domain/delivery";
import { linkUrl } from "#domain/links";
import { formatDate } from "#lib/civil-date";
import { formatMoney } from "#lib/money";
import type { Context } from "#platform/context";
import { creditNoteDocument } from "../documents/credit-note-document.ts";
import { getInvoice } from "../get.ts";
import { pdfAttachment } from "./mail-parts.ts";

/** The mail "invoice-cancelled": the credit note that cancels the invoice in full. */
export async function composeCancelledEmail(ctx: Context, email: QueuedEmail): Promise<ComposedEmail> {
  const { invoiceId, creditNoteId, linkId } = email.props;
  const { seller, buyer, number, currency, creditNotes } = await getInvoice(ctx, { id: String(invoiceId) });
  const note = creditNotes.find(({ id }) => id === creditNoteId);
  if (!seller || !buyer || number === null || !note?.number || !note.issuedOn)
    throw new EmailObsolete("There is no such credit note.");
  const { brand, ...sender } = await letterhead(ctx, seller);
  return {
    content: {
      template: "invoice-cancelled",
      locale: buyer.locale,
      props: {
        brand,
        clientName: email.to.name || buyer.name,
        invoiceNumber: number,
        creditNoteNumber: note.number,
        amountCredited: formatMoney({ amount: note.total, currency }, buyer.locale),
        issuedOn: formatDate(note.issuedOn, buyer.locale),
        reason: note.reason || undefined,
        url: await linkUrl(ctx, String(linkId)),
      },
    },
    attachments: [pdfAttachment(await creditNoteDocument(ctx, { id: note.id }))],
    ...sender,
  };
}
