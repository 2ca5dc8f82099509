import { ensureLink, type FoundLink } from "#domain/links";
import { actsFor, type Context, inTransaction } from "#platform/context";
import { listPlaces } from "./places.ts";

/**
 * The signed-in contact's own link to an invoice, the same as in that contact's mails, made now if there was none. Null
 * for a draft, an unknown invoice and one of a client that the mailbox does not belong to.
 */
export async function ensureOwnLink(
  ctx: Context,
  { email, invoiceId }: { email: string; invoiceId: string },
): Promise<FoundLink | null> {
  const places = await listPlaces(ctx, { email });
  const invoice = await ctx.db.invoice.findFirst({
    where: {
      id: invoiceId,
      status: { not: "draft" },
      OR: places.map(({ clientId, organizationId }) => ({ clientId, organizationId })),
    },
    select: { clientId: true },
  });
  const place = invoice && places.find(({ clientId }) => clientId === invoice.clientId);
  if (!place) return null;
  const { contactId, organizationId } = place;
  const link = { kind: "invoice", subjectId: invoiceId, contactId } as const;
  const { id } = await inTransaction(actsFor(ctx, organizationId), (tx) => ensureLink(tx, link));
  return { ...link, id, organizationId, state: "live" };
}
