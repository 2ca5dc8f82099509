import { describe, expect, test } from "vitest";
import { decimal } from "#lib/decimal";
import { type PriceTerms, priceTermsField } from "#lib/price-terms";
import { priceInWords } from "#lib/price-words";
import { rateUsage } from "#lib/rate-usage";
import { stepInWords } from "#lib/step-words";
import { readTypedTerms, typedTermsOf } from "#lib/typed-terms";

const tiers = [
  { upTo: "1000", unitAmountDecimal: "10", flatAmount: 500n },
  { upTo: null, unitAmountDecimal: "0.5" },
];
const examples: [PriceTerms, string][] = [
  [{ model: "flat", unitAmountDecimal: "4900" }, "€49.00 per period"],
  [{ model: "per_unit", unitAmountDecimal: "10", freeUnits: "1000" }, "€0.10 per call, first 1,000 free"],
  [
    { model: "per_unit", unitAmountDecimal: "0.0125", minimumAmount: 500n, maximumAmount: 100_000n },
    "€0.000125 per call, at least €5.00, at most €1,000.00",
  ],
  [{ model: "graduated", tiers }, "€0.10 per call plus €5.00 up to 1,000, then €0.005 per call"],
  [{ model: "volume", tiers }, "all for €0.10 per call plus €5.00 up to 1,000, for €0.005 per call above"],
  [{ model: "package", unitAmountDecimal: "500", packageSize: "1000" }, "€5.00 per package of 1,000 (call)"],
  [
    { model: "percentage", percent: "2.9", fixedAmount: 30n, freeUnits: "50000" },
    "2.9% plus €0.30, first €500.00 free",
  ],
];

describe("terms", () => {
  test.each(examples)("%o are told as %s", (terms, words) => {
    expect(priceInWords(terms, { currency: "EUR", unit: "call" })).toBe(words);
  });

  test.each(examples)("%o in a form are read as the same again", (terms) => {
    const typed = typedTermsOf(terms, "EUR");
    const { fields, problems } = readTypedTerms(typed, { model: terms.model, currency: "EUR" });
    expect(problems).toEqual([]);
    expect(priceTermsField.parse({ model: terms.model, ...fields })).toEqual(terms);
  });
});

describe("steps", () => {
  const rowsOf = (terms: PriceTerms, quantity: string) => {
    const { steps } = rateUsage(terms, { quantity: decimal(quantity) });
    return steps.map((step) => Object.values(stepInWords(step, { currency: "EUR" })));
  };

  test("are told exactly, with every decimal", () => {
    expect(rowsOf({ model: "graduated", tiers, freeUnits: "5", maximumAmount: 10_000n }, "1006.25")).toEqual([
      ["Free", "5", "€0.00", "", "€0.00"],
      ["Tier", "1,000", "€0.10", "€5.00", "€105.00"],
      ["Tier", "1.25", "€0.005", "", "€0.00625"],
      ["Down to the maximum", "", "", "", "-€5.00625"],
    ]);
  });

  test("of a percentage are of money, and a fee has no quantity", () => {
    expect(rowsOf({ model: "percentage", percent: "2.9", fixedAmount: 30n }, "12345")).toEqual([
      ["Percentage", "€123.45", "2.9%", "€0.30", "€3.88005"],
    ]);
    expect(rowsOf({ model: "percentage", percent: "2.9", freeUnits: "50000" }, "12345")).toEqual([
      ["Free", "€123.45", "€0.00", "", "€0.00"],
    ]);
    expect(rowsOf({ model: "flat", unitAmountDecimal: "4900" }, "0")).toEqual([
      ["Fee", "", "", "", "€49.00"],
    ]);
  });
});
