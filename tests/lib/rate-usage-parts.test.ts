import { expect, test } from "vitest";
import { decimal } from "#lib/decimal";
import type { PriceTerms } from "#lib/price-terms";
import { rateUsage } from "#lib/rate-usage";

const tiers = [
  { upTo: "10", unitAmountDecimal: "100", flatAmount: 50n },
  { upTo: null, unitAmountDecimal: "10", flatAmount: 5n },
];

test.each<[string, PriceTerms, string]>([
  ["free units", { model: "per_unit", unitAmountDecimal: "10", freeUnits: "5" }, "7"],
  ["maximum", { model: "per_unit", unitAmountDecimal: "10", maximumAmount: 100n }, "12"],
  ["room below the maximum", { model: "per_unit", unitAmountDecimal: "10", maximumAmount: 200n }, "12"],
  ["tiers", { model: "graduated", tiers }, "12"],
  ["tier for all units", { model: "volume", tiers }, "10"],
  ["packages", { model: "package", packageSize: "5", unitAmountDecimal: "100" }, "6"],
  ["fixed part", { model: "percentage", percent: "2.5", fixedAmount: 30n }, "10000"],
])("a part of a period has the whole one's %s", (_, terms, used) => {
  const quantity = decimal(used);
  const whole = rateUsage(terms, { quantity });
  for (const days of [1, 15, 30, 31])
    expect(rateUsage(terms, { quantity, used: { days, of: 31 } })).toEqual(whole);
});
