import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  compare,
  isWithinLimit,
  largestAmount,
  type Money,
  negate,
  roundedDivide,
  share,
  subtract,
  sum,
} from "#lib/money";

const eur = (amount: bigint): Money => ({ amount, currency: "EUR" });
const amounts = fc.bigInt({ min: -largestAmount, max: largestAmount });

describe("reckoning", () => {
  test("amounts of one currency add up, and what is added can be taken away", () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        expect(subtract(add(eur(a), eur(b)), eur(b))).toEqual(eur(a));
        expect(add(eur(a), negate(eur(a)))).toEqual(eur(0n));
        expect(sum([eur(a), eur(b)], "EUR")).toEqual(add(eur(a), eur(b)));
      }),
    );
  });

  test("amounts of two currencies are never reckoned together", () => {
    const usd: Money = { amount: 1n, currency: "USD" };
    for (const reckon of [add, subtract, compare]) expect(() => reckon(eur(1n), usd)).toThrow("USD");
    expect(() => sum([usd], "EUR")).toThrow(TypeError);
  });

  test("amounts sort by size", () => {
    expect([eur(3n), eur(-1n), eur(2n)].sort(compare)).toEqual([eur(-1n), eur(2n), eur(3n)]);
    expect(compare(eur(2n), eur(2n))).toBe(0);
  });

  test("nothing sums to zero of its currency", () => {
    expect(sum([], "JPY")).toEqual({ amount: 0n, currency: "JPY" });
  });

  test("the limit itself is allowed on both sides, one more is not", () => {
    expect([largestAmount, -largestAmount].map(isWithinLimit)).toEqual([true, true]);
    expect([largestAmount + 1n, -largestAmount - 1n].map(isWithinLimit)).toEqual([false, false]);
    expect(Number.isSafeInteger(Number(largestAmount))).toBe(true);
  });
});

describe("rounding", () => {
  test.each([
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [3n, 2n, 2n],
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [-2n, 3n, -1n],
    [49n, 100n, 0n],
    [50n, 100n, 1n],
    [1n, -2n, -1n],
    [0n, 7n, 0n],
    [100n * 1005n, 1000n, 101n],
    [10n ** 30n + 1n, 2n, (10n ** 30n + 2n) / 2n],
  ])("%s / %s is %s: halves go away from zero", (numerator, denominator, rounded) => {
    expect(roundedDivide(numerator, denominator)).toBe(rounded);
  });

  test("a rounded quotient is never further than a half from the exact one, and mirrors at zero", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (numerator, denominator) => {
        const distance = numerator - roundedDivide(numerator, denominator) * denominator;
        expect(2n * (distance < 0n ? -distance : distance) <= denominator).toBe(true);
        expect(roundedDivide(-numerator, denominator)).toBe(-roundedDivide(numerator, denominator));
      }),
    );
  });

  test("a share of a price is rounded once", () => {
    expect(share(eur(1000n), 1n, 3n)).toEqual(eur(333n));
    expect(share(eur(-1000n), 2n, 3n)).toEqual(eur(-667n));
    expect(share(eur(999n), 30n, 30n)).toEqual(eur(999n));
  });
});
