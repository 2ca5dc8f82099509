import { type EmailItem, listEmails } from "#domain/delivery";
import type { Context } from "#platform/context";
import { type Recipient, recipientsOf } from "./recipients.ts";

export type OutboxItem = EmailItem & Recipient;

/** As listEmails, with the clients and invoices that the mails are for. */
export async function listOutbox(ctx: Context, query: Parameters<typeof listEmails>[1]) {
  const { items, nextCursor } = await listEmails(ctx, query);
  const recipients = await recipientsOf(ctx, items);
  return {
    nextCursor,
    items: items.map((item): OutboxItem => ({ ...item, ...whose(recipients, item.id) })),
  };
}

function whose(recipients: ReadonlyMap<string, Recipient>, id: string): Recipient {
  return recipients.get(id) ?? { client: null, invoice: null };
}
