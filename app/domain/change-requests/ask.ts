import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { findContact, getClient, listContacts } from "#domain/clients";
import { takeFromLimit } from "#domain/limits";
import { canonicalJson } from "#lib/canonical-json";
import { hours } from "#lib/duration";
import { invalidField, NotFound } from "#lib/errors";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { type Context, inTransaction, organizationOf } from "#platform/context";
import { NothingToChange } from "./errors.ts";
import { changeRequestInput } from "./input.ts";
import type { ChangeableField } from "./view.ts";

/** Writes a contact's wish down for an admin to look at. It takes the place of one that still waits. */
export async function askForChange(
  ctx: Context,
  { contactId, ...input }: z.input<typeof changeRequestInput> & { contactId: string },
): Promise<{ id: string }> {
  const wished = readInput(changeRequestInput, input);
  await takeFromLimit(ctx, { key: `change-request:${contactId}`, limit: 20, window: hours(1) });
  return inTransaction(ctx, async (tx) => {
    const contact = await findContact(tx, { id: contactId });
    if (!contact || contact.archivedAt) throw new NotFound("contact");
    const { clientId } = contact;
    const { name, address, taxNumber } = await getClient(tx, { id: clientId });
    const present = { contactName: contact.name, email: contact.email, name, address, taxNumber };
    const fields = (Object.keys(wished) as ChangeableField[]).filter(
      (field) => wished[field] !== present[field],
    );
    if (fields.length === 0) throw new NothingToChange();
    const others = (await listContacts(tx, { clientId })).filter(({ id }) => id !== contactId);
    if (others.some(({ email }) => email === wished.email))
      throw invalidField("email", "This is the address of another contact already.");
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
