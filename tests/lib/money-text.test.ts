import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listCurrencies } from "#lib/currencies";
import { formatMoney, largestAmount, parseMoney, toDecimalString } from "#lib/money";

const amounts = fc.bigInt({ min: -largestAmount, max: largestAmount });

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
