import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { findClient, listClientNames, listClients } from "#domain/clients";
import { findMeterByKeys, findMeters, searchMeters } from "#domain/meters";
import { type PriceView, searchPrices } from "#domain/prices";
import type { Offered, OfferedSearch } from "../components/usage/offered-field.tsx";
import type { Context } from "#platform/context";

/** As many as somebody looks through; among more the page searches. */
const mostOffered = 100;

/**
 * What a form's fields said when it was sent to its own page's address, to look for a choice: so that nothing that was
 * typed is lost by it, with or without scripts. Lists are nested as the form names them.
 */
export function typedInAddress(request: Request): Record<string, unknown> {
  return parseWithZod(new URL(request.url).searchParams, { schema: z.object({}) }).payload;
}

export function textIn(typed: Readonly<Record<string, unknown>>, name: string): string {
  const value = typed[name];
  return typeof value === "string" ? value.slice(0, 200) : "";
}

/** What was searched, and what is chosen already and offered in any case. */
type Asked = { readonly search: string; readonly chosen: string };

/** Clients in use, by id. */
export async function offerClients(ctx: Context, { search, chosen }: Asked): Promise<Offered> {
  const query = { limit: mostOffered, ...(search !== "" && { search }) };
  const { items, nextCursor } = await listClients(ctx, query);
  const isListed = chosen === "" || items.some(({ id }) => id === chosen);
  const extra = isListed ? null : await findClient(ctx, { id: chosen });
  const options = [...(extra ? [extra] : []), ...items].map(({ id, name }) => ({ value: id, label: name }));
  return { options, search: searchOf(search, nextCursor !== null) };
}

/** Meters in use, by key. */
export async function offerMeters(ctx: Context, { search, chosen }: Asked): Promise<Offered> {
  const { items, hasMore } = await searchMeters(ctx, { search, limit: mostOffered, also: [chosen] });
  const options = items.map(({ key, name, unit }) => ({ value: key, label: `${name} (${unit})` }));
  return { options, search: searchOf(search, hasMore) };
}

/** Prices in use. */
export async function offerPrices(
  ctx: Context,
  { search, chosen }: { search: string; chosen: readonly string[] },
): Promise<{ prices: PriceView[]; search: OfferedSearch | null }> {
  const { items, hasMore } = await searchPrices(ctx, { search, limit: mostOffered, also: chosen });
  return { prices: items, search: searchOf(search, hasMore) };
}

function searchOf(typed: string, hasMore: boolean): OfferedSearch | null {
  return typed === "" && !hasMore ? null : { typed, hasMore };
}

/** What a list can be narrowed to; null where there are too many for a select, and a key is typed instead. */
export async function filterChoices(ctx: Context) {
  const [clients, meters] = await Promise.all([
    listClientNames(ctx, { limit: mostOffered }),
    searchMeters(ctx, { search: "", limit: mostOffered }),
  ]);
  return {
    clients: clients?.map(({ id, name }) => ({ value: id, label: name })) ?? null,
    meters: meters.hasMore
      ? null
      : meters.items.map(({ id, name, unit }) => ({ value: id, label: `${name} (${unit})` })),
  };
}

/** The id of the client that an address or a field names by id or key; "" when there is none. */
export async function clientNamed(ctx: Context, name: string): Promise<string> {
  return (await findClient(ctx, { idOrKey: name }))?.id ?? "";
}

/** As clientNamed, of a meter. */
export async function meterNamed(ctx: Context, name: string): Promise<string> {
  const found = (await findMeters(ctx, [name])).get(name) ?? (await findMeterByKeys(ctx, [name])).get(name);
  return found?.id ?? "";
}
