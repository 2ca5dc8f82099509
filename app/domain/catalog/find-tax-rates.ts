import { type Context, organizationOf, type TxContext } from "#platform/context";
import type { TaxRateView } from "./create-tax-rate.ts";

/** The organization's rates by their ids, archived ones too; ids that it does not have are not in the map. */
export async function findTaxRates(
  ctx: Context | TxContext,
  ids: readonly string[],
): Promise<Map<string, TaxRateView>> {
  const rows = await ctx.db.taxRate.findMany({
    where: { id: { in: [...new Set(ids)] }, organizationId: organizationOf(ctx) },
    omit: { organizationId: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}
