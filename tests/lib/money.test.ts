import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  allocate,
  apportion,
  compare,
  formatMoney,
  isWithinLimit,
  largestAmount,
  type Money,
  negate,
  parseMoney,
  roundedDivide,
  share,
  subtract,
  sum,
  toDecimalString,
} from "#lib/money";
import { listCurrencies } from "#lib/currencies";

const eur = (amount: bigint): Money => ({ amount, currency: "EUR" });
const amounts = fc.bigInt({ min: -largestAmount, max: largestAmount });
const total = (parts: readonly bigint[]) => parts.reduce((all, part) => all + part, 0n);

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

describe("what people type", () => {
  test.each([
    ["1234.5", "USD", 123_450n],
    ["1,234.50", "USD", 123_450n],
    ["1.234,50", "EUR", 123_450n],
    ["1 234,50", "EUR", 123_450n],
    ["1\u202f234,50", "EUR", 123_450n],
    ["1'234.50", "CHF", 123_450n],
    ["1’234.50", "CHF", 123_450n],
    ["12,34,567.50", "INR", 123_456_750n],
    ["1,234,567", "USD", 123_456_700n],
    ["1 234", "SEK", 123_400n],
    ["19,99", "EUR", 1999n],
    ["19.99", "eur", 1999n],
    ["1.005", "KWD", 1005n],
    ["1,234", "JPY", 1234n],
    [" 7 ", "JPY", 7n],
    [".5", "USD", 50n],
    ["5.", "USD", 500n],
    ["-12.30", "USD", -1230n],
    ["−12.30", "USD", -1230n],
    ["+3", "USD", 300n],
    ["-0", "USD", 0n],
    ["10000000000.00", "USD", largestAmount],
  ])("%j is read as %s %s", (text, currency, amount) => {
    expect(parseMoney(text, currency)).toEqual({
      ok: true,
      value: { amount, currency: currency.toUpperCase() },
    });
  });

  test.each([
    ["", "USD", "number such as"],
    ["abc", "USD", "number such as"],
    ["1e5", "USD", "number such as"],
    ["0x10", "USD", "number such as"],
    ["--5", "USD", "number such as"],
    ["1,2,3", "USD", "number such as"],
    ["1.2.3", "USD", "number such as"],
    ["12 34", "USD", "number such as"],
    ["1.234,567.89", "USD", "number such as"],
    [".", "USD", "number such as"],
    ["Infinity", "USD", "number such as"],
    ["9".repeat(200), "USD", "number such as"],
    ["1,234", "USD", "two ways"],
    ["1,234", "KWD", "two ways"],
    ["1.234", "EUR", "at most 2 decimals"],
    ["1.999", "USD", "at most 2 decimals"],
    ["1.2345", "KWD", "at most 3 decimals"],
    ["1.5", "JPY", "no decimals"],
    ["10000000000.01", "USD", "too large"],
    ["-10000000000.01", "USD", "too large"],
  ])("%j in %s is refused with a sentence", (text, currency, sentence) => {
    const result = parseMoney(text, currency);
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining(sentence) as string });
  });
});

describe("texts", () => {
  test.each([
    [1999n, "USD", "19.99"],
    [-5n, "USD", "-0.05"],
    [0n, "USD", "0.00"],
    [-1n, "KWD", "-0.001"],
    [123n, "JPY", "123"],
    [500n, "ISK", "5.00"],
  ])("%s %s is %s", (amount, currency, text) => {
    expect(toDecimalString({ amount, currency })).toBe(text);
  });

  test.each([
    [123_450n, "USD", "en", "$1,234.50"],
    [123_450n, "EUR", "de", "1.234,50\u00a0€"],
    [123_450n, "EUR", "fr", "1\u00a0234,50\u00a0€"],
    [-500n, "USD", "en", "-$5.00"],
    [1234n, "JPY", "en", "¥1,234"],
    [1234n, "KWD", "en", "KWD\u00a01.234"],
    [17_500n, "HUF", "en", "HUF\u00a0175.00"],
    [123_450n, "EUR", "ar-EG", "\u200f1,234.50\u00a0€"],
    [10n ** 24n + 1n, "USD", "en", "$10,000,000,000,000,000,000,000.01"],
  ])("%s %s reads in %s as %s", (amount, currency, locale, text) => {
    expect(formatMoney({ amount, currency }, locale)).toBe(text);
  });

  test("what is written plainly is read back, in every currency", () => {
    const currencies = fc.constantFrom(...listCurrencies().map(({ code }) => code));
    fc.assert(
      fc.property(amounts, currencies, (amount, currency) => {
        expect(parseMoney(toDecimalString({ amount, currency }), currency)).toEqual({
          ok: true,
          value: { amount, currency },
        });
      }),
    );
  });

  test("what is written for readers is the same amount, whatever its size", () => {
    const locales = fc.constantFrom("en", "de", "fr", "de-CH", "en-IN", "pl", "el", "uk");
    const currencies = fc.constantFrom("JPY", "USD", "KWD");
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }),
        currencies,
        locales,
        (amount, currency, locale) => {
          const digits = formatMoney({ amount, currency }, locale).replace(/\D/g, "");
          expect(BigInt(digits)).toBe(amount < 0n ? -amount : amount);
        },
      ),
    );
  });
});
