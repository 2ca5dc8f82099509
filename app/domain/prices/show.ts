import { getOrganization } from "#domain/organizations";
import { todayIn } from "#lib/civil-date";
import type { Context, TxContext } from "#platform/context";
import { versionFor } from "./version-for.ts";
import type { Price, PriceView } from "./view.ts";

/** The prices with the terms that hold on the organization's today. */
export async function showPrices(ctx: Context | TxContext, prices: readonly Price[]): Promise<PriceView[]> {
  const today = await organizationToday(ctx);
  return prices.map((price) => ({ ...price, terms: versionFor(price, today).terms }));
}

export async function organizationToday(ctx: Context | TxContext): Promise<string> {
  const { timeZone } = await getOrganization(ctx);
  return todayIn(timeZone, ctx.clock.now());
}
