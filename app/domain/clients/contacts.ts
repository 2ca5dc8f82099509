import { revokeContactLinks } from "#domain/links";
import { newId } from "#lib/ids";
import { type Context, organizationOf, type TxContext } from "#platform/context";
import type { NewContact } from "./input.ts";
import { type ContactView, contactColumns } from "./view.ts";

/** The people at the client, the primary contact first. */
export function listContacts(
  ctx: Context | TxContext,
  { clientId }: { clientId: string },
): Promise<ContactView[]> {
  return ctx.db.contact.findMany({
    where: { clientId, organizationId: organizationOf(ctx), archivedAt: null },
    select: contactColumns,
    orderBy: [{ isPrimary: "desc" }, { id: "asc" }],
  });
}

/** A contact by its id, also one who left; null when the organization has none. */
export function findContact(ctx: Context | TxContext, { id }: { id: string }) {
  return ctx.db.contact.findFirst({ where: { id, organizationId: organizationOf(ctx) } });
}

type Owner = { readonly id: string; readonly name: string; readonly email: string };

/**
 * Makes the client's contacts these: one by address, the client's own address first. People stay who they are as long
 * as their address does; those not named any more are archived, as mails still point at them, and their links end.
 */
export async function replaceContacts(
  tx: TxContext,
  client: Owner,
  wanted: readonly NewContact[],
): Promise<void> {
  const own = wanted.find(({ email }) => email === client.email);
  const others = wanted.filter(
    ({ email }, index) =>
      email !== client.email && wanted.findIndex((other) => other.email === email) === index,
  );
  const present = await tx.db.contact.findMany({ where: { clientId: client.id, archivedAt: null } });
  const kept = new Set([client.email, ...others.map(({ email }) => email)]);
  // Before anyone becomes primary: the database knows at most one at any moment.
  for (const contact of present) {
    const isGone = !kept.has(contact.email);
    if (!isGone && contact.isPrimary === (contact.email === client.email)) continue;
    await tx.db.contact.update({
      where: { id: contact.id },
      data: { isPrimary: false, ...(isGone && { archivedAt: tx.clock.now() }) },
    });
    if (isGone) await revokeContactLinks(tx, { contactId: contact.id });
  }
  const primaryName = own?.name ?? present.find(({ email }) => email === client.email)?.name ?? client.name;
  await keepContact(tx, client, { name: primaryName, email: client.email, isPrimary: true });
  for (const other of others) await keepContact(tx, client, { ...other, isPrimary: false });
}

async function keepContact(
  tx: TxContext,
  client: Owner,
  { name, email, isPrimary }: NewContact & { isPrimary: boolean },
): Promise<void> {
  const known = await tx.db.contact.findFirst({ where: { clientId: client.id, email, archivedAt: null } });
  if (known) {
    const data = { name, isPrimary, ...(isPrimary && { getsInvoices: true }) };
    await tx.db.contact.update({ where: { id: known.id }, data });
    return;
  }
  await tx.db.contact.create({
    data: {
      id: newId(),
      organizationId: organizationOf(tx),
      clientId: client.id,
      name,
      email,
      isPrimary,
      createdAt: tx.clock.now(),
    },
  });
}
