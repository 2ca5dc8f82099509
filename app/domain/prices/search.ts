import { hasWords } from "#lib/search-text";
import { type Context, organizationOf } from "#platform/context";
import { pricesOf } from "./find.ts";
import { showPrices } from "./show.ts";
import type { PriceView } from "./view.ts";

/**
 * The first prices in use that have every word of the search in their own name or the meter's, in the order in which
 * they were made, and whether there are more of them. Nothing searched: all prices in use.
 * Prices with an id of `also` are among them in any case.
 */
export async function searchPrices(
  ctx: Context,
  { search, limit, also = [] }: { search: string; limit: number; also?: readonly string[] },
): Promise<{ items: PriceView[]; hasMore: boolean }> {
  const names = await ctx.db.price.findMany({
    where: { organizationId: organizationOf(ctx), archivedAt: null },
    select: { id: true, name: true, meter: { select: { name: true } } },
    orderBy: { id: "asc" },
  });
  const fitting = names.filter(({ name, meter }) => hasWords(search, name, meter?.name ?? null));
  const offered = new Set(fitting.slice(0, limit));
  const ids = names.filter((price) => offered.has(price) || also.includes(price.id)).map(({ id }) => id);
  const found = await pricesOf(ctx, ids);
  const prices = ids.flatMap((id) => found.get(id) ?? []);
  return { items: await showPrices(ctx, prices), hasMore: fitting.length > limit };
}
