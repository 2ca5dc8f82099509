import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { DomainError } from "#lib/errors";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { type Context, inTransaction, organizationOf } from "#platform/context";
import { requireFreeAddress } from "./change-contact.ts";
import { contactInput, mostContacts, tooManyContacts } from "./input.ts";
import { getClient } from "./find.ts";
import type { ClientView } from "./view.ts";

class TooManyContacts extends DomainError {
  constructor() {
    super("conflict", tooManyContacts);
  }
}

/** Somebody more at the client, with a link of their own to every invoice that is mailed from now on. */
export async function addContact(
  ctx: Context,
  { clientId, ...input }: z.input<typeof contactInput> & { clientId: string },
): Promise<ClientView> {
  const { name, email, getsInvoices = true } = readInput(contactInput, input);
  return inTransaction(ctx, async (tx) => {
    const { contacts } = await getClient(tx, { id: clientId });
    await requireFreeAddress(tx, { clientId, email });
    if (contacts.length > mostContacts) throw new TooManyContacts();
    const createdAt = tx.clock.now();
    const organizationId = organizationOf(tx);
    await tx.db.contact.create({
      data: { id: newId(), organizationId, clientId, name, email, getsInvoices, createdAt },
    });
    await tx.db.client.update({ where: { id: clientId }, data: { version: { increment: 1 } } });
    await recordActivity(tx, {
      verb: "added a contact to",
      subjectKind: "client",
      subjectId: clientId,
      after: { name, email, getsInvoices },
    });
    return getClient(tx, { id: clientId });
  });
}
