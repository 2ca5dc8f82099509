import { recordActivity } from "#domain/activity";
import { revokeContactLinks } from "#domain/links";
import { NotFound } from "#lib/errors";
import { type Context, inTransaction } from "#platform/context";
import { findContact } from "./contacts.ts";
import { MainContactStays } from "./errors.ts";
import { getClient } from "./find.ts";
import type { ClientView } from "./view.ts";

/** Somebody left: they get no more mail, and every link that they have ends at once. Archiving again changes nothing. */
export function archiveContact(
  ctx: Context,
  { clientId, id }: { clientId: string; id: string },
): Promise<ClientView> {
  return inTransaction(ctx, async (tx) => {
    const contact = await findContact(tx, { id });
    if (contact?.clientId !== clientId) throw new NotFound("contact");
    if (contact.isPrimary) throw new MainContactStays();
    if (contact.archivedAt) return getClient(tx, { id: clientId });
    await tx.db.contact.update({ where: { id }, data: { archivedAt: tx.clock.now() } });
    await revokeContactLinks(tx, { contactId: id });
    await tx.db.client.update({ where: { id: clientId }, data: { version: { increment: 1 } } });
    const { name, email } = contact;
    await recordActivity(tx, {
      verb: "archived a contact of",
      subjectKind: "client",
      subjectId: clientId,
      before: { name, email },
    });
    return getClient(tx, { id: clientId });
  });
}
