import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { revokeContactLinks } from "#domain/links";
import { readInput } from "#lib/input";
import { NotFound } from "#lib/errors";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import { findContact } from "./contacts.ts";
import { clientSearch } from "./create.ts";
import { ContactAddressTaken } from "./errors.ts";
import { getClient } from "./find.ts";
import { contactInput } from "./input.ts";
import type { ClientView } from "./view.ts";
import { requireClientVersion } from "./version.ts";

type Change = Partial<z.input<typeof contactInput>> & { readonly id: string };

const changeInput = contactInput.partial();

/** Changes what is given of one person; throws ClientChangedMeanwhile when somebody was faster at the client. */
export function updateContact(
  ctx: Context,
  { clientId, version, ...change }: Change & { clientId: string; version: number },
): Promise<ClientView> {
  return inTransaction(ctx, async (tx) => {
    await requireClientVersion(tx, { clientId, version });
    const contact = await findContact(tx, { id: change.id });
    if (contact?.clientId !== clientId) throw new NotFound("contact");
    return changeContact(tx, change);
  });
}

/**
 * As updateContact, as a part of a bigger transaction. People stay who they are at another address; links that the old
 * mailbox has end, and whoever opens one there can only have a fresh one sent to the new mailbox. The main contact's
 * address is the client's own.
 */
export async function changeContact(tx: TxContext, { id, ...input }: Change): Promise<ClientView> {
  const given = readInput(changeInput, input);
  const contact = await findContact(tx, { id });
  if (!contact || contact.archivedAt) throw new NotFound("contact");
  const { clientId, isPrimary } = contact;
  const was = await getClient(tx, { id: clientId });
  const name = given.name ?? contact.name;
  const email = given.email ?? contact.email;
  const getsInvoices = isPrimary || (given.getsInvoices ?? contact.getsInvoices);
  if (email !== contact.email) {
    await requireFreeAddress(tx, { clientId, email });
    await revokeContactLinks(tx, { contactId: id });
  }
  await tx.db.contact.update({ where: { id }, data: { name, email, getsInvoices } });
  const client = isPrimary ? { ...was, email } : was;
  await tx.db.client.update({
    where: { id: clientId },
    data: { email: client.email, search: clientSearch(client), version: { increment: 1 } },
  });
  await recordActivity(tx, {
    verb: "changed a contact of",
    subjectKind: "client",
    subjectId: clientId,
    before: { name: contact.name, email: contact.email, getsInvoices: contact.getsInvoices },
    after: { name, email, getsInvoices },
  });
  return getClient(tx, { id: clientId });
}

/** Throws ContactAddressTaken when a contact of the client who has not left has the address. */
export async function requireFreeAddress(
  tx: TxContext,
  { clientId, email }: { clientId: string; email: string },
): Promise<void> {
  const holder = await tx.db.contact.findFirst({ where: { clientId, email, archivedAt: null } });
  if (holder) throw new ContactAddressTaken();
}
