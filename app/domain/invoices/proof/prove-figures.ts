import type { InvoiceFigures, TaxFigure } from "#lib/invoice-figures";
import { calculateTotals } from "#lib/totals";
import { storedEntry, storedFigures, storedTax } from "../drafts/stored-entry.ts";
import { compareValues, named } from "./named.ts";
import type { StoredInvoice, StoredLine } from "./read-page.ts";

/** Reckons an invoice again from its lines, discounts and rates, and compares every figure that is stored. */
export function proveFigures(invoice: StoredInvoice): string[] {
  const { lines } = invoice;
  const name = named(invoice);
  let figures: InvoiceFigures;
  try {
    figures = calculateTotals(storedEntry(invoice, lines));
  } catch (error) {
    return [`${name} cannot be reckoned again: ${(error as Error).message}`];
  }
  const { subtotal, discountTotal, taxTotal, roundingAmount, total } = figures;
  return [
    ...compareValues(name, invoice, { subtotal, discountTotal, taxTotal, roundingAmount, total }),
    ...proveTaxes(name, invoice.taxes.map(storedTax), figures.taxes),
    ...lines.flatMap((line, index) => proveLine(`${name}, line ${index + 1}`, line, figures.lines[index])),
  ];
}

function proveLine(name: string, line: StoredLine, reckoned: InvoiceFigures["lines"][number] | undefined) {
  if (!reckoned) return [`${name} does not count.`];
  const { taxes: storedTaxes, ...stored } = storedFigures(line);
  const { taxes, ...figures } = reckoned;
  return [...compareValues(name, stored, figures), ...proveTaxes(name, storedTaxes, taxes)];
}

function proveTaxes(name: string, stored: readonly TaxFigure[], reckoned: readonly TaxFigure[]): string[] {
  if (stored.length !== reckoned.length)
    return [`${name} has ${stored.length} taxes and should have ${reckoned.length}.`];
  return reckoned.flatMap((tax, index) => {
    const { id, name: rate, percent, inclusive, base, amount } = tax;
    const found = stored[index];
    return found
      ? compareValues(`${name}, tax ${rate}`, found, { id, percent, inclusive, base, amount })
      : [];
  });
}
