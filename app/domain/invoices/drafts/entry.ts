import { findTaxRates } from "#domain/catalog";
import { decimal, formatDecimal, parseDecimal, quantityLimits, unitPriceLimits } from "#lib/decimal";
import { InvalidInput, type FieldProblem } from "#lib/errors";
import type { Discount, InvoiceEntry, TaxRate } from "#lib/invoice-figures";
import type { Context, TxContext } from "#platform/context";
import type { AmountFields, DiscountFields } from "../input.ts";
import { roundingRules } from "./rounding-rules.ts";

/** What of an input the amounts follow from, with the rates that it names. `usedBefore`: archived rates it may go on using. */
export async function readEntry(
  ctx: Context | TxContext,
  fields: AmountFields,
  usedBefore: ReadonlySet<string> = new Set(),
): Promise<InvoiceEntry> {
  const rates = await findTaxRates(
    ctx,
    fields.lines.flatMap((line) => line.taxRateIds ?? []),
  );
  const problems: FieldProblem[] = [];
  const lines = fields.lines.map((line, index) => ({
    quantity: plain(line.quantity, quantityLimits),
    unitAmountDecimal:
      line.unitAmountDecimal === undefined
        ? String(line.unitAmount)
        : plain(line.unitAmountDecimal, unitPriceLimits),
    discount: discountOf(line.discount),
    taxes: (line.taxRateIds ?? []).flatMap((id): TaxRate[] => {
      const rate = rates.get(id);
      const path = `lines.${index}.taxRateIds`;
      if (!rate) {
        problems.push({ path, message: "There is no such tax rate." });
        return [];
      }
      if (rate.archivedAt && !usedBefore.has(id))
        problems.push({ path, message: `The tax rate ${rate.name} is archived. Choose another one.` });
      const { name, percent, inclusive } = rate;
      return [{ id, name, percent, inclusive }];
    }),
  }));
  if (problems.length > 0) throw new InvalidInput(problems);
  const { currency } = fields;
  return { currency, lines, discount: discountOf(fields.discount), ...(await roundingRules(ctx, currency)) };
}

function discountOf(discount: DiscountFields | null | undefined): Discount | undefined {
  if (discount?.percent !== undefined) return { percent: discount.percent };
  if (discount?.amount !== undefined) return { amount: discount.amount };
  return undefined;
}

/** The shortest text of a number that can be read; the calculation says what is wrong with another. */
function plain(text: string, limits: Parameters<typeof parseDecimal>[1]): string {
  return parseDecimal(text, limits).ok ? formatDecimal(decimal(text)) : text;
}
