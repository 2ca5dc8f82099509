import type { z } from "zod";
import { readInput } from "#lib/input";
import { decodeCursor, type Page, pageOf, pageSize } from "#lib/paging";
import { type Context, organizationOf } from "#platform/context";
import { listPricesInput } from "./input.ts";
import { showPrices } from "./show.ts";
import { priceColumns, priceOf, type PriceView } from "./view.ts";

/** The prices in use, or with `archived` those that are not any more; in the order in which they were made. */
export async function listPrices(
  ctx: Context,
  input: z.input<typeof listPricesInput> = {},
): Promise<Page<PriceView>> {
  const query = readInput(listPricesInput, input);
  const limit = pageSize(query.limit);
  const [after] = decodeCursor(query.cursor, ["string"]) ?? [];
  const rows = await ctx.db.price.findMany({
    where: {
      organizationId: organizationOf(ctx),
      archivedAt: query.archived ? { not: null } : null,
      ...(after !== undefined && { id: { gt: after } }),
    },
    select: priceColumns,
    orderBy: { id: "asc" },
    take: limit + 1,
  });
  return pageOf(await showPrices(ctx, rows.map(priceOf)), limit, ({ id }) => [id]);
}
