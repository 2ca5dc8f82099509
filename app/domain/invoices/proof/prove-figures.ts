import type { InvoiceFigures, TaxFigure } from "#lib/invoice-figures";
import { calculateTotals } from "#lib/totals";
import type { Context } from "#platform/context";
import { storedEntry, storedFigures, storedTax } from "../drafts/stored-entry.ts";
import type { InvoiceRow, LineRow } from "../rows.ts";
import { compareValues, named } from "./named.ts";

/** Reckons each invoice again from its lines, discounts and rates, and compares every figure that is stored. */
export async function proveFigures(ctx: Context, invoices: readonly InvoiceRow[]): Promise<string[]> {
  const ids = invoices.map(({ id }) => id);
  const lines = await ctx.db.invoiceLine.findMany({
    where: { invoiceId: { in: ids } },
    include: { taxes: { orderBy: { position: "asc" } } },
    orderBy: { position: "asc" },
  });
  const taxes = await ctx.db.invoiceTax.findMany({
    where: { invoiceId: { in: ids } },
    orderBy: { position: "asc" },
  });
  return invoices.flatMap((invoice) => {
    const own = lines.filter(({ invoiceId }) => invoiceId === invoice.id);
    const ownTaxes = taxes.filter(({ invoiceId }) => invoiceId === invoice.id).map(storedTax);
    return proveInvoice(invoice, own, ownTaxes);
  });
}

function proveInvoice(invoice: InvoiceRow, lines: readonly LineRow[], taxes: readonly TaxFigure[]): string[] {
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
    ...proveTaxes(name, taxes, figures.taxes),
    ...lines.flatMap((line, index) => proveLine(`${name}, line ${index + 1}`, line, figures.lines[index])),
  ];
}

function proveLine(name: string, line: LineRow, reckoned: InvoiceFigures["lines"][number] | undefined) {
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
