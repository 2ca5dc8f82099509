import fc from "fast-check";
import { expect, test } from "vitest";
import { decimal, unitsAt } from "#lib/decimal";
import type { InvoiceEntry, InvoiceFigures, LineFigures, TaxRate } from "#lib/invoice-figures";
import { calculateTotals } from "#lib/totals";
import { checkFigures, distance, sum } from "./all-figures.ts";
import { chargeEntries, entries, vat } from "./invoice-entries.ts";

const chargedFor = (line: LineFigures) => line.amount - line.discountAmount - line.invoiceDiscountShare;

const forAll = (check: (figures: InvoiceFigures, entry: InvoiceEntry) => void) =>
  checkFigures({ entries, count: 300 }, check);

/** A line's tax by the definition, as a fraction: the part of its gross or net that the percentage is. */
function exactTax(charged: bigint, rate: TaxRate, taxes: readonly TaxRate[]) {
  const units = (percent: string) => unitsAt(decimal(percent), 4);
  const included = sum(taxes.filter(({ inclusive }) => inclusive).map(({ percent }) => units(percent)));
  return { numerator: charged * units(rate.percent), denominator: 1_000_000n + included };
}

test("every figure of the invoice is the sum of its lines'", () => {
  forAll((figures) => {
    const { lines } = figures;
    expect(sum(lines.map(({ amount }) => amount))).toBe(figures.subtotal);
    expect(sum(lines.map((line) => line.discountAmount + line.invoiceDiscountShare))).toBe(
      figures.discountTotal,
    );
    expect(sum(lines.map(({ total }) => total))).toBe(figures.total);
    expect(sum(figures.taxes.map(({ amount }) => amount))).toBe(figures.taxTotal);
    for (const rate of figures.taxes) {
      const ofRate = lines.flatMap(({ taxes }) => taxes.filter(({ id }) => id === rate.id));
      expect(sum(ofRate.map(({ amount }) => amount))).toBe(rate.amount);
      expect(sum(ofRate.map(({ base }) => base))).toBe(rate.base);
    }
  });
});

test("the total is subtotal less discounts plus added tax, and net plus all tax", () => {
  forAll((figures) => {
    const net = sum(figures.lines.map((line) => line.net));
    expect(figures.total).toBe(figures.subtotal - figures.discountTotal + figures.addedTaxTotal);
    expect(figures.total).toBe(net + figures.taxTotal);
    expect(figures.total >= 0n).toBe(true);
  });
});

test("a line is charged its amount less discounts, of which included taxes are a part", () => {
  forAll(({ lines }) => {
    for (const line of lines) {
      const included = line.taxes.filter(({ inclusive }) => inclusive).map(({ amount }) => amount);
      expect(line.net + sum(included)).toBe(chargedFor(line));
      expect(line.net + sum(line.taxes.map(({ amount }) => amount))).toBe(line.total);
    }
  });
});

test("discounts never exceed their line nor change its sign", () => {
  forAll(({ lines }) => {
    for (const line of lines) {
      const [amount, charged] = [line.amount, chargedFor(line)];
      expect(amount >= 0n ? 0n <= charged && charged <= amount : amount <= charged && charged <= 0n).toBe(
        true,
      );
      if (amount <= 0n) expect(line.invoiceDiscountShare).toBe(0n);
    }
  });
});

test("each rate's tax is the exact tax rounded once, and each line's share is within a unit of its own", () => {
  forAll(({ taxes, lines }, entry) => {
    for (const rate of taxes) {
      const exact = lines.flatMap((line, index) => {
        const named = entry.lines[index]?.taxes ?? [];
        const share = line.taxes.find(({ id }) => id === rate.id);
        return share ? [{ ...exactTax(chargedFor(line), rate, named), share: share.amount }] : [];
      });
      for (const { numerator, denominator, share } of exact)
        expect(distance(share * denominator - numerator) <= denominator).toBe(true);
      const common = exact.reduce((all, { denominator }) => all * denominator, 1n);
      const whole = sum(exact.map(({ numerator, denominator }) => numerator * (common / denominator)));
      expect(2n * distance(rate.amount * common - whole) <= common).toBe(true);
    }
  });
});

test("the order of the lines does not change what an invoice of one rate comes to", () => {
  const shuffled = chargeEntries.chain((entry) => {
    const lines = entry.lines.map((line) => ({ ...line, taxes: [vat("19"), vat("5.5", "included")] }));
    return fc.shuffledSubarray(lines, { minLength: lines.length }).map(
      (others) =>
        [
          { ...entry, lines },
          { ...entry, lines: others },
        ] as const,
    );
  });
  fc.assert(
    fc.property(shuffled, ([entry, other]) => {
      const [a, b] = [calculateTotals(entry), calculateTotals(other)];
      expect([b.subtotal, b.discountTotal, b.taxTotal, b.total]).toEqual([
        a.subtotal,
        a.discountTotal,
        a.taxTotal,
        a.total,
      ]);
    }),
  );
});

test("the same entry gives the same figures, whatever its currency's decimals", () => {
  fc.assert(
    fc.property(chargeEntries, (entry) => {
      const figures = ["JPY", "USD", "KWD"].map((currency) => calculateTotals({ ...entry, currency }));
      const [first, ...others] = figures.map(({ currency: _, ...rest }) => rest);
      for (const other of others) expect(other).toEqual(first);
    }),
  );
});
