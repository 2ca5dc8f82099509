import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CreditedPart, creditedShare } from "#lib/credited-share";
import type { LineFigures } from "#lib/invoice-figures";
import { calculateTotals } from "#lib/totals";
import { sum } from "./all-figures.ts";
import { chargeEntries, line, vat } from "./invoice-entries.ts";

function figuresOf(entry: Parameters<typeof line>): LineFigures {
  const [figures] = calculateTotals({ currency: "EUR", lines: [line(...entry)] }).lines;
  if (!figures) throw new Error("There is one line.");
  return figures;
}

/** One credit note after another, each up to the next of `parts`. */
function creditInSteps(figures: LineFigures, parts: readonly CreditedPart[]): LineFigures[] {
  return parts.reduce<LineFigures[]>(
    (before, upTo) => [...before, creditedShare(figures, { upTo, before })],
    [],
  );
}

describe("a line credited in parts", () => {
  test("three thirds of an odd amount end at the exact cent", () => {
    const figures = figuresOf(["1000", { quantity: "1", taxes: [vat("19")] }]);
    const thirds = [1n, 2n, 3n].map((part) => ({ part, whole: 3n }));
    const credits = creditInSteps(figures, thirds);
    expect(credits.map(({ total }) => total)).toEqual([397n, 396n, 397n]);
    expect(credits.map(({ taxes }) => taxes[0]?.amount)).toEqual([63n, 64n, 63n]);
    expect(credits.map(({ net }) => net)).toEqual([334n, 332n, 334n]);
  });

  test("a credit of a sum is of exactly that sum", () => {
    const figures = figuresOf(["10000", { taxes: [vat("19")] }]);
    const [first] = creditInSteps(figures, [{ part: 4_999n, whole: figures.total }]);
    expect(first).toMatchObject({ total: 4_999n, net: 4_201n, taxes: [{ amount: 798n, base: 4_201n }] });
  });

  test("the whole at once is the line itself", () => {
    fc.assert(
      fc.property(chargeEntries, (entry) => {
        for (const figures of calculateTotals(entry).lines)
          expect(creditedShare(figures, { upTo: { part: 1n, whole: 1n }, before: [] })).toEqual(figures);
      }),
    );
  });

  test("however it is cut, the last credit ends at the line's exact figures, and the sums hold in each", () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 6 });
    fc.assert(
      fc.property(chargeEntries, cuts, (entry, points) => {
        const parts = [...points, 1000]
          .sort((a, b) => a - b)
          .map((part) => ({ part: BigInt(part), whole: 1000n }));
        for (const figures of calculateTotals(entry).lines) {
          const credits = creditInSteps(figures, parts);
          for (const key of ["amount", "discountAmount", "invoiceDiscountShare", "net", "total"] as const)
            expect(sum(credits.map((credit) => credit[key]))).toBe(figures[key]);
          figures.taxes.forEach((tax, index) => {
            expect(sum(credits.map(({ taxes }) => taxes[index]?.amount ?? 0n))).toBe(tax.amount);
            expect(sum(credits.map(({ taxes }) => taxes[index]?.base ?? 0n))).toBe(tax.base);
          });
          for (const credit of credits) {
            expect(credit.net + sum(credit.taxes.map(({ amount }) => amount))).toBe(credit.total);
            expect(credit.total >= 0n && credit.taxes.every(({ amount }) => amount >= 0n)).toBe(true);
          }
        }
      }),
    );
  });

  test("a deduction is credited by its own sign", () => {
    const { lines } = calculateTotals({
      currency: "EUR",
      lines: [line("1000"), line("-333", { taxes: [vat("19")] })],
    });
    const deduction = lines[1];
    if (!deduction) throw new Error("There are two lines.");
    const credits = creditInSteps(deduction, [
      { part: -100n, whole: -396n },
      { part: -396n, whole: -396n },
    ]);
    expect(credits.map(({ total }) => total)).toEqual([-100n, -296n]);
  });

  test("more than all, less than nothing, and a part of nothing are refused", () => {
    const figures = figuresOf(["1000"]);
    for (const upTo of [
      { part: 4n, whole: 3n },
      { part: -1n, whole: 3n },
      { part: 0n, whole: 0n },
    ])
      expect(() => creditedShare(figures, { upTo, before: [] })).toThrow(RangeError);
  });
});
