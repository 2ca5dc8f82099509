import { NotFound } from "#lib/errors";
import { type Context, organizationOf, type TxContext } from "#platform/context";
import { showPrices } from "./show.ts";
import { type Price, priceColumns, priceOf, type PriceView } from "./view.ts";

type Reader = Context | TxContext;

export async function getPrice(ctx: Reader, { id }: { id: string }): Promise<PriceView> {
  const [price] = await showPrices(ctx, [...(await pricesOf(ctx, [id])).values()]);
  if (!price) throw new NotFound("price");
  return price;
}

/** The organization's prices by their ids, archived ones too; ids that it does not have are not in the map. */
export async function pricesOf(ctx: Reader, ids: readonly string[]): Promise<Map<string, Price>> {
  const rows = await ctx.db.price.findMany({
    where: { organizationId: organizationOf(ctx), id: { in: [...new Set(ids)] } },
    select: priceColumns,
  });
  return new Map(rows.map((row) => [row.id, priceOf(row)]));
}
