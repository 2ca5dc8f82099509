import { letterhead } from "#domain/branding";
import { type ComposedEmail, EmailObsolete, type QueuedEmail } from "#domain/delivery";
import { creditNoteDocument, getInvoice, pdfAttachment } from "#domain/invoices";
import { linkUrl } from "#domain/links";
import { formatDate } from "#lib/civil-date";
import { formatMoney } from "#lib/money";
import type { Context } from "#platform/context";

/** The mail "credit-note": that a part of the invoice was credited, and what is due after it. */
export async function composeCreditNoteEmail(ctx: Context, email: QueuedEmail): Promise<ComposedEmail> {
  const { invoiceId, creditNoteId, linkId } = email.props;
  const invoice = await getInvoice(ctx, { id: String(invoiceId) });
  const { seller, buyer, number, currency, amountDue, creditNotes } = invoice;
  const note = creditNotes.find(({ id }) => id === creditNoteId);
  if (!seller || !buyer || number === null || !note?.number || !note.issuedOn)
    throw new EmailObsolete("There is no such credit note.");
  const money = (amount: bigint) => formatMoney({ amount, currency }, buyer.locale);
  const { brand, ...sender } = await letterhead(ctx, seller);
  return {
    content: {
      template: "credit-note",
      locale: buyer.locale,
      props: {
        brand,
        clientName: email.to.name || buyer.name,
        invoiceNumber: number,
        creditNoteNumber: note.number,
        amountCredited: money(note.total),
        stillDue: amountDue > 0n ? money(amountDue) : undefined,
        issuedOn: formatDate(note.issuedOn, buyer.locale),
        reason: note.reason || undefined,
        url: await linkUrl(ctx, String(linkId)),
      },
    },
    attachments: [pdfAttachment(await creditNoteDocument(ctx, { id: note.id }))],
    ...sender,
  };
}
