import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { announce } from "#domain/facts";
import { readInput } from "#lib/input";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { replaceContacts } from "./contacts.ts";
import { clientSearch } from "./create.ts";
import { ClientChangedMeanwhile } from "./errors.ts";
import { getClient } from "./find.ts";
import { updateClientInput } from "./input.ts";
import { requireFreeKey } from "./key.ts";
import { requireUsableTaxRate } from "./tax-rate.ts";
import type { ClientView } from "./view.ts";

/** Changes what is given. Invoices that were issued keep the client as it was then. */
export function updateClient(ctx: Context, input: z.input<typeof updateClientInput>): Promise<ClientView> {
  return inTransaction(ctx, (tx) => changeClient(tx, input));
}

/** As updateClient, as a part of a bigger transaction. */
export async function changeClient(
  tx: TxContext,
  input: z.input<typeof updateClientInput>,
): Promise<ClientView> {
  const { id, version, contacts, ...given } = readInput(updateClientInput, input);
  const was = await getClient(tx, { id });
  if (version !== undefined && version !== was.version) throw new ClientChangedMeanwhile();
  if (given.key !== undefined) await requireFreeKey(tx, given.key, id);
  if (given.taxRateId !== was.taxRateId) await requireUsableTaxRate(tx, given.taxRateId);
  const changed = changedFields(was, given);
  const client = { ...was, ...changed };
  await tx.db.client.update({
    where: { id },
    data: { ...changed, search: clientSearch(client), version: { increment: 1 } },
  });
  if (contacts || changed.email !== undefined)
    await replaceContacts(tx, client, contacts ?? otherContacts(was));
  await recordActivity(tx, {
    verb: "updated",
    subjectKind: "client",
    subjectId: id,
    before: Object.fromEntries(Object.keys(changed).map((name) => [name, was[name as keyof ClientView]])),
    after: changed,
  });
  await announce(tx, { kind: "client.changed", organizationId: organizationOf(tx), clientId: id });
  return getClient(tx, { id });
}

/** A change of the client's address is a change of who its primary contact is; the others stay. */
function otherContacts(client: ClientView) {
  return client.contacts.filter(({ isPrimary }) => !isPrimary).map(({ name, email }) => ({ name, email }));
}

type Fields = Omit<z.output<typeof updateClientInput>, "id" | "version" | "contacts">;

function changedFields(was: ClientView, given: Fields) {
  const entries = Object.entries(given).filter(
    ([name, value]) => value !== undefined && value !== was[name as keyof ClientView],
  );
  return Object.fromEntries(entries) as { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };
}
