import type { TxContext } from "#platform/context";
import { getInvoiceRow } from "../rows.ts";
import { deliveryOfInvoice } from "./delivery-of-invoice.ts";

/** Brings the invoice's delivery state to what became of its mails; `sentAt` is when the first one was taken. */
export async function reflectDelivery(tx: TxContext, invoiceId: string): Promise<void> {
  const invoice = await getInvoiceRow(tx, { id: invoiceId });
  const { state, recipients } = await deliveryOfInvoice(tx, invoice);
  const isFirstSent = invoice.sentAt === null && recipients.some((recipient) => recipient.state === "sent");
  if (state === invoice.deliveryState && !isFirstSent) return;
  await tx.db.invoice.update({
    where: { id: invoiceId },
    data: { deliveryState: state, ...(isFirstSent && { sentAt: tx.clock.now() }) },
  });
}
