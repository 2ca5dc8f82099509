import type { LineFigures, TaxFigure } from "./invoice-figures.ts";
import { roundedDivide } from "./money.ts";
import { rateKey } from "./taxes.ts";

/** How much of a line is credited once this credit note counts: `part` of `whole`, in the same unit and of the same sign. */
export type CreditedPart = { readonly part: bigint; readonly whole: bigint };

/**
 * What one more credit note takes of a line so that all of them together have taken `upTo`; `before` is what earlier
 * ones took. Each figure is its cumulative share, rounded once, less what was taken before, so whatever the steps,
 * the last one ends at the line's exact figures. `net` and `amount` follow from the others, so that the sums hold in
 * every credit note too.
 *
 * With `whole` the line's total and `part` the sum credited, the shares' totals are exactly the sums asked for.
 */
export function creditedShare(
  line: LineFigures,
  { upTo, before }: { upTo: CreditedPart; before: readonly LineFigures[] },
): LineFigures {
  const { part, whole } = upTo.whole < 0n ? { part: -upTo.part, whole: -upTo.whole } : upTo;
  if (whole === 0n || part < 0n || part > whole)
    throw new RangeError("A credited part lies between nothing and all.");
  return before.reduce(
    less,
    partOf(line, (figure) => roundedDivide(figure * part, whole)),
  );
}

function partOf(line: LineFigures, shareOf: (figure: bigint) => bigint): LineFigures {
  const taxes = line.taxes.map((tax) => ({ ...tax, amount: shareOf(tax.amount) }));
  const total = shareOf(line.total);
  const discountAmount = shareOf(line.discountAmount);
  const invoiceDiscountShare = shareOf(line.invoiceDiscountShare);
  const net = taxes.reduce((rest, tax) => rest - tax.amount, total);
  const charged = taxes.reduce((all, tax) => (tax.inclusive ? all + tax.amount : all), net);
  return {
    amount: charged + discountAmount + invoiceDiscountShare,
    discountAmount,
    invoiceDiscountShare,
    net,
    taxes: taxes.map((tax) => ({ ...tax, base: net })),
    total,
  };
}

function less(all: LineFigures, taken: LineFigures): LineFigures {
  return {
    amount: all.amount - taken.amount,
    discountAmount: all.discountAmount - taken.discountAmount,
    invoiceDiscountShare: all.invoiceDiscountShare - taken.invoiceDiscountShare,
    net: all.net - taken.net,
    taxes: all.taxes.map((tax) => lessTax(tax, taken.taxes)),
    total: all.total - taken.total,
  };
}

function lessTax(tax: TaxFigure, taken: readonly TaxFigure[]): TaxFigure {
  const same = taken.find((candidate) => rateKey(candidate) === rateKey(tax));
  return same ? { ...tax, base: tax.base - same.base, amount: tax.amount - same.amount } : tax;
}
