import { listContacts } from "#domain/clients";
import { ensureLink, linkUrl } from "#domain/links";
import { type Context, inTransaction } from "#platform/context";
import { InvoiceNotIssued } from "../errors.ts";
import { getInvoiceRow } from "../rows.ts";

/** The address under which the client's primary contact sees the invoice: the same as in that contact's mails. */
export async function portalLink(ctx: Context, { id }: { id: string }): Promise<{ url: string }> {
  const link = await inTransaction(ctx, async (tx) => {
    const { status, clientId } = await getInvoiceRow(tx, { id });
    if (status === "draft") throw new InvoiceNotIssued();
    const [primary] = await listContacts(tx, { clientId });
    return ensureLink(tx, {
      kind: "invoice",
      subjectId: id,
      ...(primary && { contactId: primary.id }),
    });
  });
  return { url: await linkUrl(ctx, link.id) };
}
