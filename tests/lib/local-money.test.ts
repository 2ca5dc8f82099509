import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listCurrencies } from "#lib/currencies";
import { parseLocalMoney, plainNumber, typedMoney } from "#lib/local-money";
import { formatMoney } from "#lib/money";

const locales = ["en", "en-IN", "de-AT", "de-CH", "fr", "pl", "sv", "es", "ar", "ja"];

describe("an amount in its reader's language", () => {
  test.each([
    ["1.234", "EUR", "de", 123_400n],
    ["1.234,5", "EUR", "de", 123_450n],
    ["1,234", "EUR", "en", 123_400n],
    ["1,234", "EUR", "de", null],
    ["1.234", "EUR", "en", null],
    ["19.99", "EUR", "de", 1999n],
    ["19,99", "EUR", "en", 1999n],
    ["1 234,50", "EUR", "fr", 123_450n],
    ["1,234", "KWD", "de", 1234n],
    ["1'234.50", "CHF", "de-CH", 123_450n],
    ["1,234", "JPY", "en", 1234n],
    ["", "EUR", "en", null],
    ["a lot", "EUR", "en", null],
    ["-5", "EUR", "en", -500n],
  ] as const)("%s %s is read in %s", (text, currency, locale, amount) => {
    const result = parseLocalMoney(text, currency, locale);
    expect(result.ok ? result.value.amount : null).toBe(amount);
  });

  test("that a field is filled with reads back as itself", () => {
    const money = fc.record({
      amount: fc.bigInt({ min: 0n, max: 10n ** 12n }),
      currency: fc.constantFrom(...listCurrencies().map(({ code }) => code)),
    });
    fc.assert(
      fc.property(money, fc.constantFrom(...locales), (given, locale) => {
        const result = parseLocalMoney(typedMoney(given, locale), given.currency, locale);
        expect(result).toEqual({ ok: true, value: given });
      }),
    );
  });

  test("reads back from the page as well, without the currency's sign", () => {
    for (const locale of ["en", "de", "fr", "sv"]) {
      const text = formatMoney({ amount: 123_456_789n, currency: "EUR" }, locale).replace(/[^\d.,\s]/g, "");
      expect(parseLocalMoney(text, "EUR", locale)).toMatchObject({ value: { amount: 123_456_789n } });
    }
  });
});

describe("a number in its reader's language", () => {
  test.each([
    ["2,5", "de", "2.5"],
    ["1.234,5", "de", "1234.5"],
    ["-1 234,5", "fr", "-1234.5"],
    ["\u22122,5", "sv", "-2.5"],
    ["1.234", "de", "1.234"],
    ["2.5", "de", "2.5"],
    ["2,5", "en", "2,5"],
    ["1,2,3", "de", "1,2,3"],
    ["a,b", "de", "a,b"],
    ["", "de", ""],
  ])("%j in %s is %j", (text, locale, plain) => {
    expect(plainNumber(text, locale)).toBe(plain);
  });
});
