import type { LineEntry, TaxRate } from "./invoice-figures.ts";
import { readPercent, readQuantity, readUnitPrice } from "./line-entry.ts";
import { type Parsed, parsed } from "./parsed.ts";

/** An invoice line as a person types it; `unitPrice` is in the currency's main unit, "" stands for nothing typed. */
export type TypedLine = {
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly taxRateId: string;
  readonly discountPercent: string;
};

/** A row nobody used. A quantity of 1 alone is what forms offer, not what somebody typed. */
export function isBlankLine({ description, quantity, unitPrice, discountPercent }: TypedLine): boolean {
  const isTyped = [description, unitPrice, discountPercent].some((text) => text.trim() !== "");
  return !isTyped && ["", "1"].includes(quantity.trim());
}

/** What the calculation needs of a typed line, or the first thing in it that cannot be read. */
export function readTypedLine(
  line: TypedLine,
  { currency, taxRates }: { currency: string; taxRates: readonly TaxRate[] },
): Parsed<LineEntry> {
  const quantity = readQuantity(line.quantity);
  if (!quantity.ok) return quantity;
  const price = readUnitPrice(line.unitPrice, currency);
  if (!price.ok) return price;
  const percent = line.discountPercent.trim() ? readPercent(line.discountPercent) : null;
  if (percent && !percent.ok) return percent;
  return parsed({
    quantity: quantity.value,
    unitAmountDecimal: price.value,
    taxes: taxRates.filter(({ id }) => id === line.taxRateId),
    ...(percent && { discount: { percent: percent.value } }),
  });
}
