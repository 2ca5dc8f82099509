import fc from "fast-check";
import { InvalidInput } from "#lib/errors";
import type { InvoiceEntry, InvoiceFigures } from "#lib/invoice-figures";
import { calculateTotals } from "#lib/totals";

export const sum = (amounts: readonly bigint[]) => amounts.reduce((all, amount) => all + amount, 0n);

export const distance = (amount: bigint) => (amount < 0n ? -amount : amount);

/** The figures, or null where the random deductions outweigh the charges. */
function totalsOrNull(entry: InvoiceEntry): InvoiceFigures | null {
  try {
    return calculateTotals(entry);
  } catch (error) {
    if (error instanceof InvalidInput && error.fields[0]?.path === "lines") return null;
    throw error;
  }
}

/** Checks the figures of so many of these invoices whose total is not negative. */
export function checkFigures(
  { entries, count }: { entries: fc.Arbitrary<InvoiceEntry>; count: number },
  check: (figures: InvoiceFigures, entry: InvoiceEntry) => void,
): void {
  fc.assert(
    fc.property(entries, (entry) => {
      const figures = totalsOrNull(entry);
      fc.pre(figures !== null);
      check(figures, entry);
    }),
    { numRuns: count },
  );
}
