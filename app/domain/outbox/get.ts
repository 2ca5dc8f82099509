import { findContact } from "#domain/clients";
import { getEmail } from "#domain/delivery";
import type { Context } from "#platform/context";
import { invoiceLinkOf } from "./client-link.ts";
import { recipientsOf } from "./recipients.ts";

/** One mail with whose it is, what came back of it, and what can be done about it. */
export async function getOutboxEmail(ctx: Context, { id }: { id: string }) {
  const { props: _, ...email } = await getEmail(ctx, { id });
  const contact = email.contactId === null ? null : await findContact(ctx, { id: email.contactId });
  const recipient = (await recipientsOf(ctx, [email])).get(id);
  return {
    ...email,
    client: recipient?.client ?? null,
    invoice: recipient?.invoice ?? null,
    hasLink: (await invoiceLinkOf(ctx, { id })) !== null,
    /** Where the contact's mail goes today; null for a mail that is no contact's. */
    contactAddress: contact?.email ?? null,
    mayCorrect: email.state === "failed" && contact !== null && contact.archivedAt === null,
  };
}
