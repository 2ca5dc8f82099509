import { type ClientView, findClient } from "#domain/clients";
import { getOrganization } from "#domain/organizations";
import { type CivilDate, todayIn } from "#lib/civil-date";
import { invalidField } from "#lib/errors";
import type { TxContext } from "#platform/context";
import { ClientArchived } from "../errors.ts";

/** The client that a new draft may be for. */
export async function requireUsableClient(tx: TxContext, clientId: string): Promise<ClientView> {
  const client = await findClient(tx, { id: clientId });
  if (!client) throw invalidField("clientId", "There is no such client.");
  if (client.archivedAt) throw new ClientArchived();
  return client;
}

/** Refuses a due date that the invoice would be issued after, even if it were issued today. */
export async function requireDueDateAhead(tx: TxContext, dueOn: CivilDate | null | undefined): Promise<void> {
  if (!dueOn) return;
  const today = todayIn((await getOrganization(tx)).timeZone, tx.clock.now());
  if (dueOn < today)
    throw invalidField("dueOn", `The due date cannot be before the issue date, which is ${today} or later.`);
}
