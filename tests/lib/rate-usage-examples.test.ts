import { describe, expect, test } from "vitest";
import { decimal } from "#lib/decimal";
import { type PriceTerms, priceTermsField } from "#lib/price-terms";
import { rateUsage } from "#lib/rate-usage";
import type { z } from "zod";

/** Worked examples that others publish, in minor units. Where one of ours differs on purpose, its row says so. */
type Source = { readonly title: string; readonly address: string };
type Example = readonly [terms: z.input<typeof priceTermsField>, quantity: string, amount: bigint];

function agreesWith({ title, address }: Source, examples: readonly Example[]) {
  describe(`${title}, ${address}`, () => {
    test.each(examples)("%j: a quantity of %s costs %s", (given, quantity, amount) => {
      const terms: PriceTerms = priceTermsField.parse(given);
      expect(rateUsage(terms, { quantity: decimal(quantity) }).amount).toBe(amount);
    });
  });
}

const fonts = [
  { upTo: "5", unitAmountDecimal: "700" },
  { upTo: "10", unitAmountDecimal: "650" },
  { upTo: null, unitAmountDecimal: "600" },
];

agreesWith(
  {
    title: "Stripe, Set up tiered pricing",
    address: "https://docs.stripe.com/subscriptions/pricing-models/tiered-pricing",
  },
  [
    [{ model: "volume", tiers: fonts }, "1", 7_00n],
    [{ model: "volume", tiers: fonts }, "5", 35_00n],
    [{ model: "volume", tiers: fonts }, "6", 39_00n],
    [{ model: "volume", tiers: fonts }, "20", 120_00n],
    [{ model: "volume", tiers: fonts }, "25", 150_00n],
    [{ model: "graduated", tiers: fonts }, "5", 35_00n],
  ],
);

const tenPerHour = { model: "package", unitAmountDecimal: "1000", packageSize: "60" } as const;

agreesWith(
  {
    title: "Stripe, Transform quantities",
    address: "https://docs.stripe.com/billing/subscriptions/usage-based/transform-quantities",
  },
  [[tenPerHour, "150", 30_00n]],
);

const tenPerFiveUsers = { model: "package", unitAmountDecimal: "1000", packageSize: "5" } as const;

agreesWith(
  {
    title: "Stripe, Quantity transformation",
    address: "https://stripe.com/docs/billing/subscriptions/quantity-transformation",
  },
  [
    [tenPerFiveUsers, "1", 10_00n],
    [tenPerFiveUsers, "3", 10_00n],
    [tenPerFiveUsers, "5", 10_00n],
    [tenPerFiveUsers, "6", 20_00n],
    [tenPerFiveUsers, "7", 20_00n],
  ],
);

agreesWith(
  { title: "Lago, Volume", address: "https://getlago.com/docs/guide/plans/charges/charge-models/volume" },
  [
    [
      {
        model: "volume",
        tiers: [
          { upTo: "10000", unitAmountDecimal: "0.1", flatAmount: 1000 },
          { upTo: "50000", unitAmountDecimal: "0.08", flatAmount: 1000 },
          { upTo: "100000", unitAmountDecimal: "0.06", flatAmount: 1000 },
          { upTo: null, unitAmountDecimal: "0.04", flatAmount: 1000 },
        ],
      },
      "65000",
      49_00n,
    ],
  ],
);

agreesWith(
  { title: "Lago, Package", address: "https://getlago.com/docs/guide/plans/charges/charge-models/package" },
  [[{ model: "package", unitAmountDecimal: "500", packageSize: "100", freeUnits: "100" }, "201", 10_00n]],
);

agreesWith(
  {
    title: "Lago, Percentage",
    address: "https://getlago.com/docs/guide/plans/charges/charge-models/percentage",
  },
  // The fourth transaction, the first that is not free; the fixed part is ours once per period, Lago's per event.
  [[{ model: "percentage", percent: "1.2", fixedAmount: 10 }, "5000", 70n]],
);

agreesWith(
  {
    title: "OpenMeter, Pricing Models",
    address: "https://openmeter.io/docs/billing/product-catalog/pricing-models",
  },
  [[{ model: "per_unit", unitAmountDecimal: "1" }, "10000", 100_00n]],
);

const entered = [
  { upTo: "5", unitAmountDecimal: "0", flatAmount: 100 },
  { upTo: "10", unitAmountDecimal: "0", flatAmount: 50 },
  { upTo: "15", unitAmountDecimal: "10" },
  { upTo: null, unitAmountDecimal: "5" },
];

agreesWith(
  {
    title: "OpenMeter, tests of graduated tiers (totals)",
    address:
      "https://github.com/openmeterio/openmeter/blob/main/openmeter/billing/service/lineservice/pricegraduatedtiered_test.go",
  },
  [
    // OpenMeter asks the first tier's flat price without any usage; here a tier that nobody entered costs nothing.
    [{ model: "graduated", tiers: entered }, "0", 0n],
    [{ model: "graduated", tiers: entered }, "3", 100n],
    [{ model: "graduated", tiers: entered }, "5", 100n],
    [{ model: "graduated", tiers: entered }, "5.001", 150n],
    [{ model: "graduated", tiers: entered }, "7", 150n],
    [{ model: "graduated", tiers: entered }, "12", 170n],
    [{ model: "graduated", tiers: entered }, "22", 235n],
  ],
);

const zuploTiers = [
  { upTo: "1000", unitAmountDecimal: "10" },
  { upTo: "10000", unitAmountDecimal: "5" },
  { upTo: null, unitAmountDecimal: "1" },
];

agreesWith(
  {
    title: "Zuplo, Pricing Models",
    address: "https://zuplo.com/docs/articles/monetization/pricing-models",
  },
  [
    [{ model: "graduated", tiers: zuploTiers }, "15000", 600_00n],
    [{ model: "volume", tiers: zuploTiers }, "15000", 150_00n],
    [{ model: "per_unit", unitAmountDecimal: "0.1" }, "100000", 100_00n],
  ],
);

const perUnit = { model: "per_unit", unitAmountDecimal: "100" } as const;
const tiniest = { model: "per_unit", unitAmountDecimal: "0.000000000001" } as const;

agreesWith(
  {
    title: "Polar, tests of metered unit prices",
    address: "https://github.com/polarsource/polar/blob/main/server/tests/models/test_product_price.py",
  },
  [
    [perUnit, "1", 1_00n],
    [perUnit, "1.994", 1_99n],
    [perUnit, "1.995", 2_00n],
    [perUnit, "1.996", 2_00n],
    [{ ...perUnit, freeUnits: "50" }, "100", 50_00n],
    [{ ...perUnit, maximumAmount: 5000 }, "1000", 50_00n],
    [{ ...perUnit, maximumAmount: 5000 }, "1", 1_00n],
    [tiniest, "1000000", 0n],
    [tiniest, "1000000000000", 1n],
    [{ ...perUnit, unitAmountDecimal: "0.5" }, "100", 50n],
    // Polar takes fewer than none for none; a per-unit price here gives a correction back.
    [perUnit, "-5", -5_00n],
  ],
);

const seats = [
  { upTo: "10", unitAmountDecimal: "1000" },
  { upTo: "50", unitAmountDecimal: "800" },
  { upTo: null, unitAmountDecimal: "600" },
];
const firstFiveFree = [
  { upTo: "5", unitAmountDecimal: "0" },
  { upTo: null, unitAmountDecimal: "1000" },
];

agreesWith(
  {
    title: "Polar, tests of tiered seat prices",
    address: "https://github.com/polarsource/polar/blob/main/server/tests/models/test_product_price.py",
  },
  [
    [{ model: "graduated", tiers: seats }, "10", 100_00n],
    [{ model: "graduated", tiers: seats }, "15", 140_00n],
    [{ model: "graduated", tiers: seats }, "50", 420_00n],
    [{ model: "graduated", tiers: seats }, "51", 426_00n],
    [{ model: "graduated", tiers: seats }, "100", 720_00n],
    [{ model: "graduated", tiers: firstFiveFree }, "5", 0n],
    [{ model: "graduated", tiers: firstFiveFree }, "8", 30_00n],
    [{ model: "volume", tiers: seats }, "10", 100_00n],
    [{ model: "volume", tiers: seats }, "11", 88_00n],
    [{ model: "volume", tiers: seats }, "50", 400_00n],
    [{ model: "volume", tiers: seats }, "51", 306_00n],
    [{ model: "volume", tiers: seats }, "100", 600_00n],
  ],
);

agreesWith(
  {
    title: "Dodo Payments, Usage-Based Billing",
    address: "https://docs.dodopayments.com/features/usage-based-billing",
  },
  [[{ model: "per_unit", unitAmountDecimal: "2", freeUnits: "1000" }, "2500", 30_00n]],
);
