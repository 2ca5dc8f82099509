import fc from "fast-check";
import { expect, test } from "vitest";
import { listCurrencies } from "#lib/currencies";
import type { InvoiceEntry, InvoiceFigures, LineFigures } from "#lib/invoice-figures";
import { allocate } from "#lib/money";
import { calculateTotals } from "#lib/totals";
import { checkFigures, distance, sum } from "./all-figures.ts";
import { chargeEntries, entries } from "./invoice-entries.ts";

const roundings = fc.record({
  currency: fc.constantFrom(...listCurrencies().map(({ code }) => code)),
  taxRounding: fc.constantFrom("document" as const, "line" as const),
  cashRoundingIncrement: fc.constantFrom(0n, 5n, 10n, 20n, 50n, 100n),
});

const roundedEntries: fc.Arbitrary<InvoiceEntry> = fc
  .tuple(entries, roundings)
  .map(([entry, rounding]) => ({ ...entry, ...rounding }));

const forAll = (check: (figures: InvoiceFigures, entry: InvoiceEntry) => void) =>
  checkFigures({ entries: roundedEntries, count: 400 }, check);

test("lines, discounts, taxes and rounding sum to the total, in every currency and both ways of rounding", () => {
  forAll((figures) => {
    const { lines, subtotal, discountTotal, addedTaxTotal, taxTotal, roundingAmount, total } = figures;
    expect(sum(lines.map(({ amount }) => amount))).toBe(subtotal);
    expect(sum(lines.map((each) => each.discountAmount + each.invoiceDiscountShare))).toBe(discountTotal);
    expect(sum(lines.flatMap(({ taxes }) => taxes.map(({ amount }) => amount)))).toBe(taxTotal);
    expect(sum(figures.taxes.map(({ amount }) => amount))).toBe(taxTotal);
    expect(subtotal - discountTotal + addedTaxTotal + roundingAmount).toBe(total);
    expect(sum(lines.map((each) => each.total)) + roundingAmount).toBe(total);
    expect(sum(lines.map(({ net }) => net)) + taxTotal + roundingAmount).toBe(total);
  });
});

test("each line is its net and its taxes, whichever way they are rounded", () => {
  forAll(({ lines }) => {
    for (const { amount, discountAmount, invoiceDiscountShare, net, taxes, total } of lines) {
      const included = taxes.filter(({ inclusive }) => inclusive);
      expect(net + sum(included.map((tax) => tax.amount))).toBe(
        amount - discountAmount - invoiceDiscountShare,
      );
      expect(net + sum(taxes.map((tax) => tax.amount))).toBe(total);
    }
  });
});

test("a rounded total is a multiple of the coin, at most half of it away, and never below zero", () => {
  forAll(({ roundingAmount, total }, { cashRoundingIncrement = 0n }) => {
    expect(total >= 0n).toBe(true);
    if (cashRoundingIncrement === 0n) return expect(roundingAmount).toBe(0n);
    expect(total % cashRoundingIncrement).toBe(0n);
    expect(2n * distance(roundingAmount) <= cashRoundingIncrement).toBe(true);
  });
});

test("rounding to coins changes nothing but the total", () => {
  fc.assert(
    fc.property(chargeEntries, (entry) => {
      const { roundingAmount: _, total: __, ...exact } = calculateTotals(entry);
      const { roundingAmount, total, ...rounded } = calculateTotals({ ...entry, cashRoundingIncrement: 5n });
      expect(rounded).toEqual(exact);
      expect(total - roundingAmount).toBe(calculateTotals(entry).total);
    }),
  );
});

test("a line's tax rounded on lines does not depend on the other lines", () => {
  const withoutDiscount = chargeEntries.map(({ discount: _, ...entry }) => entry);
  const taxesOf = (line: LineFigures | undefined) =>
    new Map(line?.taxes.map(({ id, amount }) => [id, amount] as const));
  fc.assert(
    fc.property(withoutDiscount, (entry) => {
      const together = calculateTotals({ ...entry, taxRounding: "line" });
      entry.lines.forEach((line, index) => {
        const alone = calculateTotals({ ...entry, lines: [line], taxRounding: "line" });
        expect(taxesOf(together.lines[index])).toEqual(taxesOf(alone.lines[0]));
      });
    }),
  );
});

test("both ways of rounding differ by less than a unit for each line and rate", () => {
  fc.assert(
    fc.property(chargeEntries, (entry) => {
      const [once, often] = (["document", "line"] as const).map((taxRounding) =>
        calculateTotals({ ...entry, taxRounding }),
      );
      once?.taxes.forEach(({ id, amount }, index) => {
        const lineCount = BigInt(
          entry.lines.filter(({ taxes }) => taxes.some((tax) => tax.id === id)).length,
        );
        expect(distance(amount - (often?.taxes[index]?.amount ?? 0n)) <= lineCount).toBe(true);
      });
    }),
  );
});

test("an allocation sums to the whole, and nobody is a unit away from their quota", () => {
  const amounts = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(amounts, weights, (total, shares) => {
      const whole = sum(shares);
      fc.pre(whole > 0n);
      const parts = allocate(total, shares);
      expect(sum(parts)).toBe(total);
      parts.forEach((part, index) => {
        expect(distance(part * whole - total * (shares[index] ?? 0n)) < whole).toBe(true);
      });
    }),
    { numRuns: 500 },
  );
});
