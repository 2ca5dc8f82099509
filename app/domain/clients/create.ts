import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { getOrganization } from "#domain/organizations";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { searchText } from "#lib/search-text";
import { type Context, inTransaction } from "#platform/context";
import { replaceContacts } from "./contacts.ts";
import { getClient } from "./find.ts";
import { createClientInput } from "./input.ts";
import { newClientKey, requireFreeKey } from "./key.ts";
import { requireUsableTaxRate } from "./tax-rate.ts";
import type { ClientView } from "./view.ts";

export async function createClient(
  ctx: Context,
  input: z.input<typeof createClientInput>,
): Promise<ClientView> {
  const { contacts = [], ...given } = readInput(createClientInput, input);
  return inTransaction(ctx, async (tx) => {
    if (given.key !== undefined) await requireFreeKey(tx, given.key);
    await requireUsableTaxRate(tx, given.taxRateId);
    const organization = await getOrganization(tx);
    const client = {
      name: given.name,
      email: given.email,
      key: given.key ?? (await newClientKey(tx, given.name)),
      currency: given.currency ?? organization.currency,
      netDays: given.netDays ?? null,
      taxRateId: given.taxRateId ?? null,
      address: given.address ?? "",
      taxNumber: given.taxNumber ?? "",
      locale: given.locale ?? organization.locale,
      timeZone: given.timeZone ?? organization.timeZone,
    };
    const id = newId();
    await tx.db.client.create({
      data: {
        ...client,
        id,
        organizationId: organization.id,
        search: clientSearch(client),
        createdAt: tx.clock.now(),
      },
    });
    await replaceContacts(tx, { id, ...client }, contacts);
    await recordActivity(tx, { verb: "created", subjectKind: "client", subjectId: id, after: client });
    return getClient(tx, { id });
  });
}

/** Begins with the name, because lists are also ordered by it. */
export function clientSearch(client: {
  name: string;
  email: string;
  key: string;
  taxNumber: string;
}): string {
  return searchText(client.name, client.email, client.key, client.taxNumber);
}
