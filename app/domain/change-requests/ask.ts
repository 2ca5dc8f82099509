import { recordActivity } from "#domain/activity";
import { type ClientView, findContact, getClient, listContacts } from "#domain/clients";
import { takeFromLimit } from "#domain/limits";
import { canonicalJson } from "#lib/canonical-json";
import { hours } from "#lib/duration";
import { NotFound } from "#lib/errors";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { type Texts, textsFor } from "#lib/texts/languages";
import { type Context, inTransaction, organizationOf } from "#platform/context";
import { AddressOfAnother, NothingToChange } from "./errors.ts";
import { changeRequestInput, type WishedDetails } from "./input.ts";
import type { ChangeableField } from "./view.ts";

/** Writes a contact's wish down for an admin to look at. It takes the place of one that still waits. */
export async function askForChange(
  ctx: Context,
  { contactId, ...input }: WishedDetails & { contactId: string },
): Promise<{ id: string }> {
  const texts = await textsOf(ctx, contactId);
  const { address, taxNumber } = input;
  const wished = readInput(changeRequestInput(texts), { ...input, address, taxNumber });
  await takeFromLimit(ctx, { key: `change-request:${contactId}`, limit: 20, window: hours(1) });
  return inTransaction(ctx, async (tx) => {
    const contact = await findContact(tx, { id: contactId });
    if (!contact || contact.archivedAt) throw new NotFound("contact");
    const { clientId } = contact;
    const client = await getClient(tx, { id: clientId });
    const present = { ...detailsOf(client), contactName: contact.name, email: contact.email };
    const fields = (Object.keys(wished) as ChangeableField[]).filter(
      (field) => wished[field] !== present[field],
    );
    if (fields.length === 0) throw new NothingToChange(texts);
    const others = (await listContacts(tx, { clientId })).filter(({ id }) => id !== contactId);
    if (others.some(({ email }) => email === wished.email)) throw new AddressOfAnother(texts);
    const of = (details: Record<ChangeableField, string>) =>
      Object.fromEntries(fields.map((field) => [field, details[field]]));
    const [before, after] = [of(present), of(wished)];
    const now = tx.clock.now();
    await tx.db.changeRequest.updateMany({
      where: { contactId, state: "open" },
      data: { state: "withdrawn", decidedAt: now },
    });
    const id = newId();
    await tx.db.changeRequest.create({
      data: {
        ...{ id, clientId, contactId, organizationId: organizationOf(tx), createdAt: now },
        before: canonicalJson(before),
        after: canonicalJson(after),
      },
    });
    await recordActivity(tx, {
      verb: "asked for a change of",
      subjectKind: "client",
      subjectId: clientId,
      before,
      after,
    });
    return { id };
  });
}

function detailsOf({ name, address, taxNumber }: ClientView) {
  return { name, address, taxNumber };
}

/** The texts in the language of the contact's client. */
async function textsOf(ctx: Context, contactId: string): Promise<Texts> {
  const contact = await findContact(ctx, { id: contactId });
  if (!contact) throw new NotFound("contact");
  const { locale } = await getClient(ctx, { id: contact.clientId });
  return textsFor(locale);
}
