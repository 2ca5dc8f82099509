import { letterhead } from "#domain/branding";
import { type ComposedEmail, EmailObsolete, type QueuedEmail } from "#domain/delivery";
import { linkUrl } from "#domain/links";
import { formatDate } from "#lib/civil-date";
import { formatMoney } from "#lib/money";
import type { Context } from "#platform/context";
import { invoiceDocument } from "../documents/invoice-document.ts";
import { getInvoice } from "../get.ts";
import { pdfAttachment } from "./mail-parts.ts";

/** The mail "invoice": what is due now, the link, and the document. */
export async function composeInvoiceEmail(ctx: Context, email: QueuedEmail): Promise<ComposedEmail> {
  const invoice = await getInvoice(ctx, { id: String(email.props.invoiceId) });
  const { seller, buyer, number, dueOn, currency, total, amountDue } = invoice;
  if (!seller || !buyer || number === null || dueOn === null)
    throw new EmailObsolete("The invoice is not issued.");
  if (invoice.status === "void") throw new EmailObsolete("The invoice was voided before this mail left.");
  const { roundingAmount, purchaseOrder, notes, terms } = invoice;
  const text = (amount: bigint) => formatMoney({ amount, currency }, buyer.locale);
  const { brand, ...sender } = await letterhead(ctx, seller);
  return {
    content: {
      template: "invoice",
      locale: buyer.locale,
      props: {
        brand,
        number,
        clientName: email.to.name || buyer.name,
        total: text(total),
        amountDue: text(amountDue),
        ...(roundingAmount !== 0n && { rounding: text(roundingAmount) }),
        dueOn: formatDate(dueOn, buyer.locale),
        ...(purchaseOrder && { purchaseOrder }),
        closingTexts: [notes, terms].flatMap((text) => text.split("\n")).filter((line) => line !== ""),
        url: await linkUrl(ctx, String(email.props.linkId)),
        action: amountDue > 0n && ctx.stripe.isConfigured ? "pay" : "view",
      },
    },
    attachments: [pdfAttachment(await invoiceDocument(ctx, { id: invoice.id }))],
    ...sender,
  };
}
