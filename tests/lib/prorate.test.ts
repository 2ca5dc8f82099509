import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Decimal, decimal } from "#lib/decimal";
import { roundedDivide } from "#lib/money";
import { prorate } from "#lib/prorate";

describe("shares of a period", () => {
  const amounts = fc.record({
    units: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    scale: fc.integer({ min: 0, max: 12 }),
  });
  const partitions = fc
    .array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 })
    .map((lengths) => ({ lengths, of: lengths.reduce((all, days) => all + days, 0) }));

  test("of any partition of its days add up to the whole, rounded", () => {
    fc.assert(
      fc.property(partitions, amounts, ({ lengths, of }, amount: Decimal) => {
        let after = 0;
        const parts = lengths.map((days) => {
          const part = prorate(amount, { days, of, after });
          after += days;
          return part;
        });
        expect(parts.reduce((all, part) => all + part, 0n)).toBe(
          roundedDivide(amount.units, 10n ** BigInt(amount.scale)),
        );
      }),
    );
  });

  test("are within one minor unit of days used ÷ days of the period", () => {
    fc.assert(
      fc.property(partitions, amounts, fc.nat({ max: 11 }), ({ lengths, of }, { units, scale }, index) => {
        const days = lengths[index % lengths.length] ?? 0;
        const part = prorate({ units, scale }, { days, of, after: of - days });
        const unit = BigInt(of) * 10n ** BigInt(scale);
        const error = part * unit - units * BigInt(days);
        expect(error <= unit && error >= -unit).toBe(true);
      }),
    );
  });

  test("of days outside of the period do not exist", () => {
    const hundred = decimal("100");
    for (const used of [
      { days: 32, of: 31 },
      { days: -1, of: 31 },
      { days: 1, of: 0 },
      { days: 10, of: 31, after: 22 },
      { days: 1.5, of: 31 },
    ])
      expect(() => prorate(hundred, used)).toThrow(RangeError);
  });
});
