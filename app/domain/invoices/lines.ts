import { type Context, organizationOf } from "#platform/context";
import { storedDiscount } from "./drafts/stored-entry.ts";
import type { LineRow } from "./rows.ts";
import type { LineView, TaxView } from "./view.ts";

/** The lines of several invoices at once, by the invoice's id and in their order; other organizations' are left out. */
export async function listLines(
  ctx: Context,
  { invoiceIds }: { invoiceIds: readonly string[] },
): Promise<ReadonlyMap<string, readonly LineView[]>> {
  const rows = await ctx.db.invoiceLine.findMany({
    where: { invoiceId: { in: [...invoiceIds] }, invoice: { organizationId: organizationOf(ctx) } },
    include: { taxes: { orderBy: { position: "asc" } } },
    orderBy: { position: "asc" },
  });
  return new Map(
    invoiceIds.map((id) => [id, rows.filter(({ invoiceId }) => invoiceId === id).map(lineView)]),
  );
}

export function lineView(line: LineRow): LineView {
  const { id, description, quantity, unitAmountDecimal, amount, discountAmount } = line;
  const { invoiceDiscountShare, netAmount, taxAmount, taxes } = line;
  return {
    id,
    description,
    quantity,
    unitAmount: unitAmountDecimal.includes(".") ? null : BigInt(unitAmountDecimal),
    unitAmountDecimal,
    discount: storedDiscount(line.discountPercent, line.discountValue) ?? null,
    amount,
    discountAmount,
    invoiceDiscountShare,
    netAmount,
    taxAmount,
    taxRateIds: taxes.map(({ taxRateId }) => taxRateId),
    taxes: taxes.map(taxView),
  };
}

export function taxView({ taxRateId, name, percent, inclusive, base, amount }: TaxView): TaxView {
  return { taxRateId, name, percent, inclusive, base, amount };
}
