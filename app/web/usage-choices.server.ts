import { findClient, listClientNames } from "#domain/clients";
import { listMeters } from "#domain/meters";
import type { Context } from "#platform/context";

/** A select's length; whoever has more clients types the client's key. */
const mostChoices = 100;

export type UsageChoices = {
  /** Null when there are too many for a select. */
  readonly clients: readonly { readonly value: string; readonly label: string }[] | null;
  /** By id and by key. */
  readonly meters: readonly { readonly id: string; readonly key: string; readonly label: string }[];
};

/** What events can be of: clients and meters in use. */
export async function usageChoices(ctx: Context): Promise<UsageChoices> {
  const [clients, meters] = await Promise.all([
    listClientNames(ctx, { limit: mostChoices }),
    listMeters(ctx, { limit: mostChoices }),
  ]);
  return {
    clients: clients?.map(({ id, name }) => ({ value: id, label: name })) ?? null,
    meters: meters.items.map(({ id, key, name, unit }) => ({ id, key, label: `${name} (${unit})` })),
  };
}

/** The id of the client that an address or a field names by id or key; "" when there is none. */
export async function clientNamed(ctx: Context, name: string): Promise<string> {
  return (await findClient(ctx, { idOrKey: name }))?.id ?? "";
}
