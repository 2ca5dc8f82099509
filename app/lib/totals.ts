import { findCurrency } from "./currencies.ts";
import { InvalidInput } from "./errors.ts";
import type { InvoiceEntry, InvoiceFigures, LineFigures, TaxFigure } from "./invoice-figures.ts";
import { discountOn, lineAmount, type Problems } from "./line-amounts.ts";
import { allocate, isWithinLimit, roundedTo } from "./money.ts";
import { type RateTax, taxesByRate } from "./taxes.ts";

/**
 * Every figure of an invoice, from what was entered: the one calculation behind screen, e-mail, PDF, Checkout and books.
 *
 * A line's amount is quantity × unit price, rounded once. Its discount comes off first; the invoice's discount is then
 * shared by largest remainder over what remains of lines above zero. Taxes follow, rounded once per rate on the document
 * or on every line (see taxesByRate); the total may then be rounded to the smallest coin, which touches no tax. Throws
 * InvalidInput naming every unreadable field, a negative total, and amounts beyond the limit.
 */
export function calculateTotals(entry: InvoiceEntry): InvoiceFigures {
  const problems: Problems = [];
  const currency = findCurrency(entry.currency)?.code ?? entry.currency;
  if (!findCurrency(entry.currency))
    problems.push({ path: "currency", message: "Choose one of the currencies that can be charged." });
  const discounted = discountedLines(entry, problems);
  const rates = taxesByRate(discounted, entry.taxRounding ?? "document", problems);
  refuse(problems);

  const lines = discounted.map((line, index) => lineFigures(line, ratesOfLine(rates, index)));
  const figures = {
    currency,
    lines,
    ...documentFigures(lines, entry.cashRoundingIncrement ?? 0n),
    taxes: rates.map((rate) => rateFigure(rate, lines)),
  };
  refuse(documentProblems(figures));
  return figures;
}

type DiscountedLine = ReturnType<typeof discountedLines>[number];
type LineTax = Omit<TaxFigure, "base">;

function discountedLines(entry: InvoiceEntry, problems: Problems) {
  const lines = entry.lines.map((line, index) => {
    const path = `lines.${index}`;
    const amount = lineAmount(line, path, problems);
    const discountAmount = discountOn(amount, line.discount, `${path}.discount`, problems);
    return { amount, discountAmount, taxes: line.taxes };
  });
  const weights = lines.map(({ amount, discountAmount }) => positive(amount - discountAmount));
  const shares = allocate(discountOn(sumOf(weights), entry.discount, "discount", problems), weights);
  return lines.map((line, index) => {
    const invoiceDiscountShare = shares[index] ?? 0n;
    return {
      ...line,
      invoiceDiscountShare,
      charged: line.amount - line.discountAmount - invoiceDiscountShare,
    };
  });
}

function ratesOfLine(rates: readonly RateTax[], line: number): LineTax[] {
  return rates.flatMap(({ rate, byLine }) => {
    const amount = byLine.get(line);
    return amount === undefined ? [] : [{ ...rate, amount }];
  });
}

function lineFigures(line: DiscountedLine, taxes: readonly LineTax[]): LineFigures {
  const { amount, discountAmount, invoiceDiscountShare, charged } = line;
  const net = charged - sumOf(taxes.filter((tax) => tax.inclusive).map((tax) => tax.amount));
  const total = net + sumOf(taxes.map((tax) => tax.amount));
  return {
    amount,
    discountAmount,
    invoiceDiscountShare,
    net,
    taxes: taxes.map(({ amount: tax, ...rate }) => ({ ...rate, base: net, amount: tax })),
    total,
  };
}

function documentFigures(lines: readonly LineFigures[], increment: bigint) {
  const taxes = lines.flatMap((line) => line.taxes);
  const exact = sumOf(lines.map((line) => line.total));
  const total = roundedTo(increment, exact);
  return {
    subtotal: sumOf(lines.map((line) => line.amount)),
    discountTotal: sumOf(lines.map((line) => line.discountAmount + line.invoiceDiscountShare)),
    taxTotal: sumOf(taxes.map((tax) => tax.amount)),
    addedTaxTotal: sumOf(taxes.filter((tax) => !tax.inclusive).map((tax) => tax.amount)),
    roundingAmount: total - exact,
    total,
  };
}

function rateFigure({ rate, amount, byLine }: RateTax, lines: readonly LineFigures[]): TaxFigure {
  return { ...rate, base: sumOf([...byLine.keys()].map((line) => lines[line]?.net ?? 0n)), amount };
}

function documentProblems(figures: InvoiceFigures): Problems {
  const { subtotal, discountTotal, taxTotal, total } = figures;
  if (![subtotal, discountTotal, taxTotal, total].every(isWithinLimit))
    return [{ path: "lines", message: "The invoice's amounts are too large." }];
  if (total < 0n) return [{ path: "lines", message: "The total of an invoice cannot be negative." }];
  return [];
}

function refuse(problems: Problems): void {
  if (problems.length > 0) throw new InvalidInput(problems);
}

function positive(amount: bigint): bigint {
  return amount > 0n ? amount : 0n;
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((all, amount) => all + amount, 0n);
}
