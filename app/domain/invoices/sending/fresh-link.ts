import { letterhead } from "#domain/branding";
import { findContact } from "#domain/clients";
import { type ComposedEmail, EmailObsolete, queueEmail, type QueuedEmail } from "#domain/delivery";
import { takeFromLimit } from "#domain/limits";
import { ensureLink, type FoundLink, linkUrl } from "#domain/links";
import { hours, minutes } from "#lib/duration";
import { actsFor, type Context, inTransaction } from "#platform/context";
import { getInvoice } from "../get.ts";
import { getInvoiceRow } from "../rows.ts";

const longestWait = minutes(10);

/**
 * Mails a link that works to whoever was given one that ended, at the address that this contact has today. Answers
 * nothing, whether there is still such a contact or not. Asking again within ten minutes sends no second mail.
 */
export async function sendFreshLink(
  ctx: Context,
  { id, organizationId, subjectId: invoiceId, contactId }: FoundLink,
): Promise<void> {
  await takeFromLimit(ctx, { key: `fresh-link:${id}`, limit: 5, window: hours(1) });
  if (organizationId === null || contactId === null) return;
  await inTransaction(actsFor(ctx, organizationId), async (tx) => {
    const contact = await findContact(tx, { id: contactId });
    const { status } = await getInvoiceRow(tx, { id: invoiceId });
    if (!contact || contact.archivedAt || status === "draft") return;
    const link = await ensureLink(tx, { kind: "invoice", subjectId: invoiceId, contactId });
    await queueEmail(tx, {
      template: "fresh-link",
      to: { address: contact.email, name: contact.name },
      props: { invoiceId, linkId: link.id },
      dedupe: `fresh-link:${link.id}:${Math.floor(tx.clock.now().getTime() / longestWait)}`,
      subjectKind: "invoice",
      subjectId: invoiceId,
      contactId,
    });
  });
}

/** The mail "fresh-link": the link alone, which has nothing to add to the mail that it takes the place of. */
export async function composeFreshLink(ctx: Context, email: QueuedEmail): Promise<ComposedEmail> {
  const { seller, buyer, number } = await getInvoice(ctx, { id: String(email.props.invoiceId) });
  if (!seller || !buyer || number === null) throw new EmailObsolete("The invoice is not issued.");
  const { brand, ...sender } = await letterhead(ctx, seller);
  return {
    content: {
      template: "fresh-link",
      locale: buyer.locale,
      props: {
        brand,
        clientName: email.to.name || buyer.name,
        invoiceNumber: number,
        url: await linkUrl(ctx, String(email.props.linkId)),
      },
    },
    ...sender,
  };
}
