import { listContacts } from "#domain/clients";
import { type Delivery, deliveryOf } from "#domain/delivery";
import type { DeliveryState } from "#lib/statuses";
import type { Context, TxContext } from "#platform/context";

/**
 * How the invoice's mails fared. A failure at an address that the client no longer has, because somebody put it right,
 * does not count as soon as the mail went to another one.
 */
export async function deliveryOfInvoice(
  ctx: Context | TxContext,
  invoice: { id: string; clientId: string },
): Promise<Delivery> {
  const delivery = await deliveryOf(ctx, {
    subjectKind: "invoice",
    subjectId: invoice.id,
    template: "invoice",
  });
  if (delivery.state !== "failed") return delivery;
  const contacts = await listContacts(ctx, { clientId: invoice.clientId });
  const present = new Set(contacts.map(({ email }) => email));
  const recipients = delivery.recipients.filter(
    ({ state, address }) => state !== "failed" || present.has(address),
  );
  if (recipients.length === 0) return delivery;
  return { state: overall(recipients.map(({ state }) => state)), recipients };
}

function overall(states: readonly DeliveryState[]): DeliveryState {
  if (states.includes("failed")) return "failed";
  return states.includes("queued") ? "queued" : "sent";
}
