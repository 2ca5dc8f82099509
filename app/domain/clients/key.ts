import { searchText } from "#lib/search-text";
import { organizationOf, type TxContext } from "#platform/context";
import { ClientKeyTaken } from "./errors.ts";

/** A key made of the name, with a number behind it when it is taken: "acme", "acme-2". */
export async function newClientKey(tx: TxContext, name: string): Promise<string> {
  const words = searchText(name).match(/[a-z0-9]+/g) ?? ["client"];
  const stem = words.join("-").slice(0, 40).replace(/-$/, "");
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? stem : `${stem}-${count}`;
    if (!(await findByKey(tx, key))) return key;
  }
}

/** Throws ClientKeyTaken when a client other than `clientId` has the key. */
export async function requireFreeKey(tx: TxContext, key: string, clientId?: string): Promise<void> {
  const holder = await findByKey(tx, key);
  if (holder && holder.id !== clientId) throw new ClientKeyTaken(key);
}

function findByKey(tx: TxContext, key: string) {
  return tx.db.client.findUnique({
    where: { organizationId_key: { organizationId: organizationOf(tx), key } },
    select: { id: true },
  });
}
