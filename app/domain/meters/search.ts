import { hasWords } from "#lib/search-text";
import { type Context, organizationOf } from "#platform/context";
import { findMeters } from "./find.ts";
import type { MeterView } from "./view.ts";

/**
 * The first meters in use whose name or key has every word of the search, in the order in which they were made, and
 * whether there are more of them. Nothing searched: all meters in use.
 * Meters with a key of `also` are among them in any case.
 */
export async function searchMeters(
  ctx: Context,
  { search, limit, also = [] }: { search: string; limit: number; also?: readonly string[] },
): Promise<{ items: MeterView[]; hasMore: boolean }> {
  const names = await ctx.db.meter.findMany({
    where: { organizationId: organizationOf(ctx), archivedAt: null },
    select: { id: true, name: true, key: true },
    orderBy: { id: "asc" },
  });
  const fitting = names.filter(({ name, key }) => hasWords(search, name, key));
  const offered = new Set(fitting.slice(0, limit));
  const shown = names.filter((meter) => offered.has(meter) || also.includes(meter.key));
  const ids = shown.map(({ id }) => id);
  const found = await findMeters(ctx, ids);
  return { items: ids.flatMap((id) => found.get(id) ?? []), hasMore: fitting.length > limit };
}
