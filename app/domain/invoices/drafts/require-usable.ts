import { type ClientView, findClient } from "#domain/clients";
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
