import type { TxContext } from "#platform/context";
import { ClientChangedMeanwhile } from "./errors.ts";
import { getClient } from "./find.ts";
import type { ClientView } from "./view.ts";

/** The client as the form was filled from; throws ClientChangedMeanwhile when it is another one by now. */
export async function requireClientVersion(
  tx: TxContext,
  { clientId, version }: { clientId: string; version: number },
): Promise<ClientView> {
  const client = await getClient(tx, { id: clientId });
  if (client.version !== version) throw new ClientChangedMeanwhile();
  return client;
}
