import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate, apportion, largestAmount } from "#lib/money";

const amounts = fc.bigInt({ min: -largestAmount, max: largestAmount });
const total = (parts: readonly bigint[]) => parts.reduce((all, part) => all + part, 0n);

describe("allocation", () => {
  test("the seats of 1790 come out as Hamilton's method is known to give them", () => {
    // Populations and seats: electowiki, "Hamilton method".
    const populations = [
      630_560n,
      475_327n,
      432_879n,
      353_523n,
      331_589n,
      278_514n,
      236_841n,
      206_236n,
      179_570n,
      141_822n,
      85_533n,
      70_835n,
      68_705n,
      68_446n,
      55_540n,
    ];
    expect(allocate(60n, populations)).toEqual([11n, 8n, 7n, 6n, 6n, 5n, 4n, 3n, 3n, 2n, 1n, 1n, 1n, 1n, 1n]);
  });

  test.each([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    [1n, [0n, 1n, 1n], [0n, 1n, 0n]],
    [5n, [7n, 3n], [4n, 1n]],
    [0n, [0n, 0n], [0n, 0n]],
    [0n, [], []],
    [7n, [1n], [7n]],
  ])("%s over %o is %o", (amount, weights, shares) => {
    expect(allocate(amount, weights)).toEqual(shares);
  });

  test("shares sum to the whole, are within one unit of their quota, and weight nothing gets nothing", () => {
    const weights = fc
      .array(fc.bigInt({ min: 0n, max: largestAmount }), { minLength: 1, maxLength: 30 })
      .filter((all) => total(all) > 0n);
    fc.assert(
      fc.property(amounts, weights, (amount, all) => {
        const shares = allocate(amount, all);
        expect(total(shares)).toBe(amount);
        shares.forEach((part, index) => {
          const off = part * total(all) - amount * (all[index] ?? 0n);
          expect((off < 0n ? -off : off) < total(all)).toBe(true);
          if (all[index] === 0n) expect(part).toBe(0n);
        });
      }),
    );
  });

  test("no share of at most the whole exceeds its weight", () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(weights, fc.nat(), (all, seed) => {
        const amount = BigInt(seed) % (total(all) + 1n);
        allocate(amount, all).forEach((part, index) => expect(part <= (all[index] ?? 0n)).toBe(true));
      }),
    );
  });

  test("equal weights are never more than a unit apart, and the first get it", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: largestAmount }),
        fc.integer({ min: 1, max: 50 }),
        (amount, count) => {
          const shares = allocate(
            amount,
            Array.from({ length: count }, () => 1n),
          );
          expect([...shares].sort((a, b) => Number(b - a))).toEqual(shares);
          expect((shares[0] ?? 0n) - (shares.at(-1) ?? 0n) <= 1n).toBe(true);
        },
      ),
    );
  });

  test("quotas of both signs are shared too, and a total that is not their sum is refused", () => {
    expect(apportion(0n, [19n, -19n], 10n)).toEqual([2n, -2n]);
    expect(apportion(1n, [15n, -5n], 10n)).toEqual([2n, -1n]);
    expect(() => apportion(5n, [10n], 10n)).toThrow(RangeError);
  });

  test("weights that cannot carry an amount are refused", () => {
    expect(() => allocate(1n, [0n, 0n])).toThrow(RangeError);
    expect(() => allocate(1n, [2n, -1n])).toThrow(RangeError);
  });
});
