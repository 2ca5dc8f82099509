import { describe, expect, test } from "vitest";
import { whyNotChargeable } from "#lib/chargeable";
import { currencyName, findCurrency, getCurrency, listCurrencies } from "#lib/currencies";

const codesWhere = (exponent: number) =>
  listCurrencies()
    .filter((currency) => currency.exponent === exponent)
    .map(({ code }) => code);

describe("the table", () => {
  test("it holds every currency that Stripe charges, each once, in order", () => {
    const codes = listCurrencies().map(({ code }) => code);
    expect(codes).toHaveLength(136);
    expect([...new Set(codes)].sort()).toEqual(codes);
    expect(codes.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
  });

  test("fifteen currencies have no decimals and five have three", () => {
    expect(codesWhere(0).join(" ")).toBe("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF");
    expect(codesWhere(3).join(" ")).toBe("BHD JOD KWD OMR TND");
  });

  test.each([
    ["ISK", { exponent: 2, step: 100n, minimumCharge: null }],
    ["UGX", { exponent: 2, step: 100n, minimumCharge: null }],
    ["MGA", { exponent: 0, step: 1n, minimumCharge: null }],
    ["HUF", { exponent: 2, step: 1n, minimumCharge: 17_500n }],
    ["TWD", { exponent: 2, step: 1n, minimumCharge: null }],
    ["KWD", { exponent: 3, step: 10n, minimumCharge: null }],
    ["JPY", { exponent: 0, step: 1n, minimumCharge: 50n }],
    ["USD", { exponent: 2, step: 1n, minimumCharge: 50n }],
    ["GBP", { exponent: 2, step: 1n, minimumCharge: 30n }],
    ["CZK", { exponent: 2, step: 1n, minimumCharge: 1_500n }],
    ["COP", { exponent: 2, maximumNonCardCharge: 9_999_999_999n }],
    ["INR", { exponent: 2, maximumNonCardCharge: 999_999_999n }],
    ["IDR", { exponent: 2, maximumNonCardCharge: 999_999_999_999n }],
    ["EUR", { maximumCardCharge: 999_999_999_999n, maximumNonCardCharge: 99_999_999n }],
  ])("%s is as Stripe documents it", (code, facts) => {
    expect(findCurrency(code)).toMatchObject(facts);
  });

  test("a code is found in any case and comes out in upper case", () => {
    expect(["eur", "Eur", "EUR"].map((code) => findCurrency(code)?.code)).toEqual(["EUR", "EUR", "EUR"]);
  });

  test("what is no currency is not found", () => {
    for (const code of ["", "XXX", "EURO", "€", "__proto__", "constructor"])
      expect(findCurrency(code)).toBeNull();
    expect(() => getCurrency("XXX")).toThrow(RangeError);
  });

  test("every currency has a name for people", () => {
    for (const { code } of listCurrencies()) expect(currencyName(code)).not.toBe(code);
    expect(currencyName("chf", "de")).toBe("Schweizer Franken");
  });
});

describe("what can be charged", () => {
  test.each([
    [50n, "USD"],
    [1n, "CNY"],
    [999_999_999_999n, "USD"],
    [50n, "JPY"],
    [500n, "ISK"],
    [5_120n, "KWD"],
  ])("%s %s can", (amount, currency) => {
    expect(whyNotChargeable({ amount, currency })).toBeNull();
  });

  test.each([
    [0n, "CNY", "The least that can be paid by card is CN¥0.01."],
    [49n, "USD", "The least that can be paid by card is $0.50."],
    [-100n, "USD", "The least that can be paid by card is $0.50."],
    [1_000_000_000_000n, "USD", "The most that can be paid by card is $9,999,999,999.99."],
    [550n, "ISK", "Card payments in ISK are possible in steps of ISK\u00a01.00 only."],
    [5_124n, "KWD", "Card payments in KWD are possible in steps of KWD\u00a00.010 only."],
  ])("%s %s cannot, and the sentence says why", (amount, currency, sentence) => {
    expect(whyNotChargeable({ amount, currency })).toBe(sentence);
  });
});
