import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDecimal } from "#lib/decimal";
import { readPercent, readQuantity, readUnitPrice, unitPriceText } from "#lib/line-entry";
import { formatNumber, formatPercent, formatUnitPrice } from "#lib/number-text";

describe("what people type into a line", () => {
  test.each([
    ["1,5", "1.5"],
    ["1.50", "1.5"],
    ["-3", "-3"],
    ["1 000", "1000"],
    ["1.234", "1.234"],
    ["0,000001", "0.000001"],
    ["999999999999.999999", "999999999999.999999"],
  ])("the quantity %s is %s", (text, quantity) => {
    expect(readQuantity(text)).toEqual({ ok: true, value: quantity });
  });

  test.each([
    ["", "number such as"],
    ["two", "number such as"],
    ["1,234", "two ways"],
    ["1.500", "two ways"],
    ["0.0000001", "at most 6 decimals"],
    ["1000000000000", "12 digits"],
  ])("the quantity %j is refused with a sentence", (text, sentence) => {
    expect(readQuantity(text)).toMatchObject({
      ok: false,
      problem: expect.stringContaining(sentence) as string,
    });
  });

  test.each([
    ["19", "19"],
    ["7,7 %", "7.7"],
    ["7.70%", "7.7"],
    ["100", "100"],
    ["0", "0"],
  ])("the percentage %s is %s", (text, percent) => {
    expect(readPercent(text)).toEqual({ ok: true, value: percent });
  });

  test.each(["", "%", "-1", "101", "8.12345", "a"])("the percentage %j is refused", (text) => {
    expect(readPercent(text).ok).toBe(false);
  });

  test.each([
    ["19.99", "USD", "1999"],
    ["0.0125", "USD", "1.25"],
    ["0.00000000000001", "USD", "0.000000000001"],
    ["1 234,50", "EUR", "123450"],
    ["150", "JPY", "150"],
    ["0.5", "JPY", "0.5"],
    ["1.234", "KWD", "1234"],
    ["-5", "USD", "-500"],
    ["1.234", "USD", "123.4"],
  ])("the unit price %s %s is %s minor units", (text, currency, minor) => {
    expect(readUnitPrice(text, currency)).toEqual({ ok: true, value: minor });
  });

  test.each([
    ["0.000000000000001", "USD", "at most 14 decimals"],
    ["1,234", "USD", "two ways"],
    ["100000000000", "USD", "13 digits"],
    ["free", "USD", "number such as"],
  ])("the unit price %s %s is refused with a sentence", (text, currency, sentence) => {
    expect(readUnitPrice(text, currency)).toMatchObject({
      ok: false,
      problem: expect.stringContaining(sentence) as string,
    });
  });

  test("a unit price that fills a form is read back as the same price", () => {
    const prices = fc
      .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 8, max: 12 }))
      .map(([units, scale]) => formatDecimal({ units, scale }));
    fc.assert(
      fc.property(prices, fc.constantFrom("JPY", "USD", "KWD"), (price, currency) => {
        expect(readUnitPrice(unitPriceText(price, currency), currency)).toEqual({ ok: true, value: price });
      }),
    );
  });
});

describe("numbers for readers", () => {
  test.each([
    ["1234567.891", "en", "1,234,567.891"],
    ["1234567.891", "de", "1.234.567,891"],
    ["1234567.891", "fr", "1\u00a0234\u00a0567,891"],
    ["-0.000001", "en", "-0.000001"],
    ["999999999999.999999", "en", "999,999,999,999.999999"],
  ])("%s reads in %s as %s", (number, locale, text) => {
    expect(formatNumber(number, locale)).toBe(text);
  });

  test.each([
    ["7.7", "en", "7.7%"],
    ["8.875", "de", "8,875\u00a0%"],
    ["100", "tr", "%100"],
  ])("%s percent reads in %s as %s", (percent, locale, text) => {
    expect(formatPercent(percent, locale)).toBe(text);
  });

  test.each([
    ["1999", "USD", "en", "$19.99"],
    ["1.25", "USD", "en", "$0.0125"],
    ["0.000000000001", "USD", "en", "$0.00000000000001"],
    ["150", "JPY", "en", "¥150"],
    ["0.5", "JPY", "en", "¥0.5"],
    ["1000", "EUR", "de", "10,00\u00a0€"],
    ["-500", "USD", "en", "-$5.00"],
  ])("the unit price %s %s reads in %s as %s", (price, currency, locale, text) => {
    expect(formatUnitPrice(price, currency, locale)).toBe(text);
  });
});
