import { z } from "zod";
import { pagingFields } from "#lib/fields";
import { readInput } from "#lib/input";
import { decodeCursor, type Page, pageOf, pageSize } from "#lib/paging";
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
  const limit = pageSize(query.limit);
  const [after] = decodeCursor(query.cursor, ["string"]) ?? [];
  const rows = await ctx.db.taxRate.findMany({
    where: {
      organizationId: organizationOf(ctx),
      archivedAt: query.archived ? { not: null } : null,
      ...(after !== undefined && { id: { gt: after } }),
    },
    omit: { organizationId: true },
    orderBy: { id: "asc" },
    take: limit + 1,
  });
  return pageOf(rows, limit, (row) => [row.id]);
}
