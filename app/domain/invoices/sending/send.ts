import { recordActivity } from "#domain/activity";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import { InvoiceNotIssued, InvoiceNotSendable } from "../errors.ts";
import { getInvoice } from "../get.ts";
import { getInvoiceRow } from "../rows.ts";
import type { InvoiceView } from "../view.ts";
import { deliveryOfInvoice } from "./delivery-of-invoice.ts";
import { queueToContacts } from "./queue-to-contacts.ts";

/**
 * Queues the invoice's mail to every contact, each with a link of their own; sending again queues it again, but not to
 * somebody whose last one has not left yet. Delivery is `queued` until the mail server has taken it.
 */
export function sendInvoice(ctx: Context, { id }: { id: string }): Promise<InvoiceView> {
  return inTransaction(ctx, async (tx) => {
    await queueInvoice(tx, { id });
    return getInvoice(tx, { id });
  });
}

/** As sendInvoice, as a part of a bigger transaction. */
export async function queueInvoice(tx: TxContext, { id }: { id: string }): Promise<void> {
  const invoice = await getInvoiceRow(tx, { id });
  if (invoice.status === "draft") throw new InvoiceNotIssued();
  if (invoice.status === "void") throw new InvoiceNotSendable();
  const { recipients } = await deliveryOfInvoice(tx, invoice);
  const waiting = recipients.filter(({ state }) => state === "queued").map(({ address }) => address);
  const sentTo = await queueToContacts(tx, invoice, { template: "invoice", except: waiting });
  if (sentTo.length > 0)
    await recordActivity(tx, {
      verb: "sent",
      subjectKind: "invoice",
      subjectId: id,
      after: { to: sentTo },
    });
}
