import { listContacts } from "#domain/clients";
import { ensureLink, linkUrl } from "#domain/links";
import { NotFound } from "#lib/errors";
import { type Context, inTransaction } from "#platform/context";
import { InvoiceNotIssued } from "../errors.ts";
import { getInvoiceRow } from "../rows.ts";

/**
 * The address under which a contact sees the invoice, the same as in that contact's mails. Without a name it is the
 * client's primary contact.
 */
export async function portalLink(
  ctx: Context,
  { id, contactId }: { id: string; contactId?: string },
): Promise<{ url: string }> {
  const link = await inTransaction(ctx, async (tx) => {
    const { status, clientId } = await getInvoiceRow(tx, { id });
    if (status === "draft") throw new InvoiceNotIssued();
    const contacts = await listContacts(tx, { clientId });
    const contact = contactId === undefined ? contacts[0] : contacts.find((one) => one.id === contactId);
    if (contactId !== undefined && !contact) throw new NotFound("contact");
    return ensureLink(tx, {
      kind: "invoice",
      subjectId: id,
      ...(contact && { contactId: contact.id }),
    });
  });
  return { url: await linkUrl(ctx, link.id) };
}
