import type { Discount, InvoiceEntry, LineFigures, TaxFigure } from "#lib/invoice-figures";
import type { InvoiceRow, LineRow } from "../rows.ts";

/** What a stored invoice's amounts follow from, to reckon them again. */
export function storedEntry(invoice: StoredTerms, lines: readonly StoredLine[]): InvoiceEntry {
  return {
    currency: invoice.currency,
    taxRounding: invoice.taxRounding,
    cashRoundingIncrement: invoice.cashRoundingIncrement,
    discount: storedDiscount(invoice.discountPercent, invoice.discountAmount),
    lines: lines.map((line) => ({
      quantity: line.quantity,
      unitAmountDecimal: line.unitAmountDecimal,
      discount: storedDiscount(line.discountPercent, line.discountValue),
      taxes: line.taxes.map(({ taxRateId: id, name, percent, inclusive }) => ({
        id,
        name,
        percent,
        inclusive,
      })),
    })),
  };
}

type StoredTerms = Pick<
  InvoiceRow,
  "currency" | "taxRounding" | "cashRoundingIncrement" | "discountPercent" | "discountAmount"
>;

/** What of a line's row its figures follow from, and they themselves. */
type StoredLine = Omit<LineRow, "description" | "position" | "taxes"> & {
  readonly taxes: readonly Omit<LineRow["taxes"][number], "lineId" | "position">[];
};

/** A stored line's figures as the calculation gives them. */
export function storedFigures(line: StoredLine): LineFigures {
  const taxes = line.taxes.map(storedTax);
  const { amount, discountAmount, invoiceDiscountShare, netAmount: net, taxAmount } = line;
  return { amount, discountAmount, invoiceDiscountShare, net, taxes, total: net + taxAmount };
}

export function storedTax(tax: Omit<TaxFigure, "id"> & { taxRateId: string }): TaxFigure {
  const { taxRateId: id, name, percent, inclusive, base, amount } = tax;
  return { id, name, percent, inclusive, base, amount };
}

export function storedDiscount(percent: string | null, amount: bigint | null): Discount | undefined {
  if (percent !== null) return { percent };
  return amount === null ? undefined : { amount };
}
