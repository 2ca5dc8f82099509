import type { z } from "zod";
import { readInput } from "#lib/input";
import { type Page, pageByMaking, pageOf } from "#lib/paging";
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
  const { rows: asked, limit } = pageByMaking(organizationOf(ctx), query);
  const rows = await ctx.db.price.findMany({ ...asked, select: priceColumns });
  return pageOf(await showPrices(ctx, rows.map(priceOf)), limit, ({ id }) => [id]);
}
