import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDecimals,
  compareDecimals,
  decimal,
  formatDecimal,
  isZero,
  multiplyDecimals,
  parseDecimal,
  parsePercent,
  quantityLimits,
  unitPriceLimits,
} from "#lib/decimal";

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 12 }))
  .map(([units, scale]) => ({ units, scale }));
const equal = (a: Parameters<typeof compareDecimals>[0], b: typeof a) => compareDecimals(a, b) === 0;

describe("reading", () => {
  test.each([
    ["1", "1"],
    ["1.5", "1.5"],
    ["-0.000001", "-0.000001"],
    ["007", "7"],
    ["1.50", "1.5"],
    ["+2", "2"],
    [".5", "0.5"],
    ["0", "0"],
    ["-0", "0"],
    ["-0.00", "0"],
    ["1.5000000000", "1.5"],
    ["999999999999.999999", "999999999999.999999"],
    ["000000000000000001", "1"],
  ])("%s is a quantity, written %s", (text, plain) => {
    const result = parseDecimal(text, quantityLimits);
    expect(result.ok && formatDecimal(result.value)).toBe(plain);
  });

  test.each([
    ["", "plain decimal"],
    [" 1", "plain decimal"],
    ["1,5", "plain decimal"],
    ["1.", "plain decimal"],
    [".", "plain decimal"],
    ["-", "plain decimal"],
    ["1e3", "plain decimal"],
    ["0x1F", "plain decimal"],
    ["NaN", "plain decimal"],
    ["Infinity", "plain decimal"],
    ["١", "plain decimal"],
    ["1".repeat(101), "plain decimal"],
    ["1000000000000", "At most 12 digits are possible before the point."],
    ["0.0000001", "At most 6 digits are possible after the point."],
  ])("%j is none, and a sentence says why", (text, sentence) => {
    const result = parseDecimal(text, quantityLimits);
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining(sentence) as string });
  });

  test("a unit price has up to twelve decimals", () => {
    expect(parseDecimal("0.000000000001", unitPriceLimits).ok).toBe(true);
    expect(parseDecimal("0.0000000000001", unitPriceLimits).ok).toBe(false);
  });

  test.each(["0", "100", "7.7", "8.1250", "99.9999", "100.0000"])("%s is a percentage", (text) => {
    expect(parsePercent(text).ok).toBe(true);
  });

  test.each(["-1", "100.0001", "101", "1000", "0.00001", "19%", ""])("%j is no percentage", (text) => {
    expect(parsePercent(text).ok).toBe(false);
  });

  test("a text that should have been a number is a bug and throws", () => {
    expect(() => decimal("one")).toThrow(RangeError);
  });
});

describe("reckoning", () => {
  test("what is written is read back as the same number", () => {
    fc.assert(fc.property(decimals, (number) => equal(decimal(formatDecimal(number)), number)));
  });

  test("the text of a number is the shortest one", () => {
    fc.assert(
      fc.property(decimals, (number) => {
        expect(formatDecimal(number)).toMatch(/^(0|-?(0|[1-9]\d*)\.\d*[1-9]|-?[1-9]\d*)$/);
      }),
    );
  });

  test("tenths add up as no binary float does", () => {
    expect(formatDecimal(addDecimals(decimal("0.1"), decimal("0.2")))).toBe("0.3");
    expect(formatDecimal(multiplyDecimals(decimal("19.99"), decimal("100")))).toBe("1999");
    expect(formatDecimal(multiplyDecimals(decimal("-1.005"), decimal("100")))).toBe("-100.5");
  });

  test("sums and products keep the laws of arithmetic exactly", () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        const left = multiplyDecimals(a, addDecimals(b, c));
        const right = addDecimals(multiplyDecimals(a, b), multiplyDecimals(a, c));
        expect(equal(left, right)).toBe(true);
      }),
    );
  });

  test("numbers compare by value, not by how they are written", () => {
    expect(compareDecimals(decimal("1.5"), { units: 1500n, scale: 3 })).toBe(0);
    expect(compareDecimals(decimal("-2"), decimal("-1.5"))).toBe(-1);
    expect(compareDecimals(decimal("10"), decimal("9.999999"))).toBe(1);
    expect([decimal("0"), decimal("-0.0"), decimal("0.1")].map(isZero)).toEqual([true, true, false]);
  });
});
