import { decodeCursor, type Page, pageOf, pageSize } from "#lib/paging";
import { type Context, organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";

export type ViewsOfContact = {
  readonly contactId: string;
  readonly count: number;
  readonly lastViewedAt: Date;
};

/** Who has opened the invoice by a link of their own, how often and when last; who has not is missing. */
export async function viewsOfInvoice(
  ctx: Context,
  { invoiceId }: { invoiceId: string },
): Promise<ViewsOfContact[]> {
  const rows = await ctx.db.$queryRaw<{ contactId: string; count: bigint; last: unknown }[]>(Prisma.sql`
    SELECT links.contact_id AS contactId, count(*) AS count, max(viewed_at) AS last
    FROM invoice_views JOIN links ON links.id = invoice_views.link_id
    WHERE invoice_id = ${invoiceId} AND organization_id = ${organizationOf(ctx)} AND contact_id IS NOT NULL
    GROUP BY contact_id`);
  return rows.map(({ contactId, count, last }) => ({
    contactId,
    count: Number(count),
    lastViewedAt: new Date(Number(last)),
  }));
}

export type LastView = { readonly invoiceId: string; readonly number: string; readonly viewedAt: Date };

/** What each of the client's contacts has opened last, by the contact's id; who has opened nothing is missing. */
export async function lastViewsOfClient(
  ctx: Context,
  { clientId }: { clientId: string },
): Promise<Map<string, LastView>> {
  // Beside max() SQLite answers the other columns of the very row that has it.
  const rows = await ctx.db.$queryRaw<
    { contactId: string; invoiceId: string; number: string | null; last: unknown }[]
  >(Prisma.sql`
    SELECT links.contact_id AS contactId, invoices.id AS invoiceId, invoices.number AS number,
      max(viewed_at) AS last
    FROM contacts
      JOIN links ON links.contact_id = contacts.id
      JOIN invoice_views ON invoice_views.link_id = links.id
      JOIN invoices ON invoices.id = invoice_views.invoice_id
    WHERE contacts.client_id = ${clientId} AND contacts.organization_id = ${organizationOf(ctx)}
    GROUP BY links.contact_id`);
  return new Map(
    rows.map(({ contactId, invoiceId, number, last }) => [
      contactId,
      { invoiceId, number: number ?? "", viewedAt: new Date(Number(last)) },
    ]),
  );
}

export type ContactsView = LastView & { readonly id: string };

/** Every time a contact has opened an invoice, newest first. */
export async function listViewsOfContact(
  ctx: Context,
  query: { contactId: string; cursor?: string | null; limit?: number },
): Promise<Page<ContactsView>> {
  const limit = pageSize(query.limit);
  const [before] = decodeCursor(query.cursor, ["string"]) ?? [];
  const rows = await ctx.db.$queryRaw<
    { id: string; invoiceId: string; number: string | null; at: unknown }[]
  >(Prisma.sql`
    SELECT invoice_views.id AS id, invoices.id AS invoiceId, invoices.number AS number,
      max(viewed_at) AS at
    FROM links
      JOIN invoice_views ON invoice_views.link_id = links.id
      JOIN invoices ON invoices.id = invoice_views.invoice_id
    WHERE links.contact_id = ${query.contactId} AND links.organization_id = ${organizationOf(ctx)}
      ${before === undefined ? Prisma.empty : Prisma.sql`AND invoice_views.id < ${before}`}
    GROUP BY invoice_views.id
    ORDER BY invoice_views.id DESC
    LIMIT ${limit + 1}`);
  const views = rows.map(({ id, invoiceId, number, at }) => ({
    ...{ id, invoiceId, number: number ?? "" },
    viewedAt: new Date(Number(at)),
  }));
  return pageOf(views, limit, ({ id }) => [id]);
}
