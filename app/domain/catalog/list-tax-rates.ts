import { z } from "zod";
import { pagingFields } from "#lib/fields";
import { readInput } from "#lib/input";
import { type Page, pageByMaking, pageOf } from "#lib/paging";
import { type Context, organizationOf } from "#platform/context";
import type { TaxRateView } from "./create-tax-rate.ts";

export const listTaxRatesInput = z.strictObject({
  ...pagingFields,
  archived: z.boolean("Say whether archived rates are wanted.").optional(),
});

/** The rates that can be used, or with `archived` those that cannot any more; in the order in which they were made. */
export async function listTaxRates(
  ctx: Context,
  input: z.input<typeof listTaxRatesInput> = {},
): Promise<Page<TaxRateView>> {
  const query = readInput(listTaxRatesInput, input);
  const { rows: asked, limit } = pageByMaking(organizationOf(ctx), query);
  const rows = await ctx.db.taxRate.findMany({ ...asked, omit: { organizationId: true } });
  return pageOf(rows, limit, (row) => [row.id]);
}
