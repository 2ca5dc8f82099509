import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimal,
  formatDecimal,
  multiplyDecimals,
} from "#lib/decimal";
import { roundedDivide } from "#lib/money";
import type { MeteredTerms, PriceTerms, PriceTier } from "#lib/price-terms";
import { type Rating, rateUsage } from "#lib/rate-usage";

// Small enough that no amount is beyond the limit, whatever they are multiplied with.
const quantities = fc
  .bigInt({ min: 0n, max: 10n ** 16n })
  .chain((nanos) => fc.constantFrom(nanos, (nanos / 10n ** 9n) * 10n ** 9n))
  .map((units): Decimal => decimal(formatDecimal({ units, scale: 9 })));
const unitPrices = fc
  .record({ units: fc.bigInt({ min: 0n, max: 10n ** 8n }), scale: fc.integer({ min: 4, max: 12 }) })
  .map(formatDecimal);
const amounts = fc.bigInt({ min: 0n, max: 100_000n });

const tierLists = fc
  .record({
    bounds: fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 5 }),
    prices: fc.array(unitPrices, { minLength: 6, maxLength: 6 }),
    flats: fc.array(amounts, { minLength: 6, maxLength: 6 }),
  })
  .map(({ bounds, prices, flats }): PriceTier[] => {
    const ends: (string | null)[] = [...bounds.sort((a, b) => a - b).map(String), null];
    return ends.map((upTo, index) => ({
      upTo,
      unitAmountDecimal: prices[index] ?? "0",
      flatAmount: flats[index] ?? 0n,
    }));
  });

const allowances = fc.record(
  {
    freeUnits: quantities.map(formatDecimal),
    minimumAmount: amounts,
    maximumAmount: amounts.map((a) => a + 100_000n),
  },
  { requiredKeys: [] },
);

const models = fc.oneof(
  unitPrices.map((unitAmountDecimal) => ({ model: "per_unit" as const, unitAmountDecimal })),
  tierLists.map((tiers) => ({ model: "graduated" as const, tiers })),
  tierLists.map((tiers) => ({ model: "volume" as const, tiers })),
  fc
    .tuple(unitPrices, fc.integer({ min: 1, max: 1000 }).map(String))
    .map(([unitAmountDecimal, packageSize]) => ({
      model: "package" as const,
      unitAmountDecimal,
      packageSize,
    })),
  fc.tuple(fc.integer({ min: 0, max: 1_000_000 }), amounts).map(([units, fixedAmount]) => ({
    model: "percentage" as const,
    percent: formatDecimal({ units: BigInt(units), scale: 4 }),
    fixedAmount,
  })),
);
const priceTerms = fc.tuple(models, allowances).map(([model, more]): MeteredTerms => ({ ...model, ...more }));

function rate(terms: PriceTerms, quantity: Decimal): Rating {
  return rateUsage(terms, { quantity });
}

function sum(numbers: readonly Decimal[]): Decimal {
  return numbers.reduce(addDecimals, decimal("0"));
}

describe("every price", () => {
  test("asks for the sum of its steps, each of which is exact, rounded once", () => {
    fc.assert(
      fc.property(priceTerms, quantities, (terms, quantity) => {
        const { steps, amount } = rate(terms, quantity);
        for (const step of steps) {
          const product = multiplyDecimals(decimal(step.quantity), decimal(step.unitAmountDecimal));
          expect(formatDecimal(addDecimals(product, decimal(step.flatAmount)))).toBe(step.amountDecimal);
        }
        const total = sum(steps.map(({ amountDecimal }) => decimal(amountDecimal)));
        expect(amount).toBe(roundedDivide(total.units, 10n ** BigInt(total.scale)));
      }),
    );
  });

  test("never leaves its minimum and maximum", () => {
    fc.assert(
      fc.property(priceTerms, quantities, (terms, quantity) => {
        const { amount } = rate(terms, quantity);
        const { minimumAmount = 0n, maximumAmount = amount } = terms;
        expect(amount >= minimumAmount && amount <= maximumAmount).toBe(true);
      }),
    );
  });

  test("asks the same for a sum whatever the order and the batches that it came in", () => {
    fc.assert(
      fc.property(
        priceTerms,
        fc.array(quantities, { maxLength: 8 }).chain((parts) =>
          fc.record({
            parts: fc.constant(parts),
            shuffled: fc.shuffledSubarray(parts, { minLength: parts.length, maxLength: parts.length }),
            cut: fc.nat({ max: parts.length }),
          }),
        ),
        (terms, { parts, shuffled, cut }) => {
          const inBatches = addDecimals(sum(shuffled.slice(0, cut)), sum(shuffled.slice(cut)));
          expect(rate(terms, inBatches)).toEqual(rate(terms, sum(parts)));
        },
      ),
    );
  });
});

describe("more never costs less", () => {
  const monotone = priceTerms.filter(({ model }) => model !== "volume");

  test("than less, unless the whole quantity falls into a cheaper tier of a volume price", () => {
    fc.assert(
      fc.property(monotone, quantities, quantities, (terms, a, b) => {
        const [less, more] = compareDecimals(a, b) < 0 ? [a, b] : [b, a];
        expect(rate(terms, less).amount <= rate(terms, more).amount).toBe(true);
      }),
    );
  });
});

describe("tiers", () => {
  test("of a graduated price, with the free units, hold the quantity exactly", () => {
    fc.assert(
      fc.property(tierLists, allowances, quantities, (tiers, more, quantity) => {
        const { steps } = rate({ model: "graduated", tiers, ...more }, quantity);
        const held = sum(steps.map((step) => decimal(step.quantity)));
        expect(compareDecimals(held, quantity)).toBe(0);
      }),
    );
  });

  test("of one price cost what that price costs per unit", () => {
    fc.assert(
      fc.property(
        tierLists,
        unitPrices,
        allowances,
        quantities,
        (tiers, unitAmountDecimal, more, quantity) => {
          const equal = tiers.map(({ upTo }) => ({ upTo, unitAmountDecimal }));
          const perUnit = rate({ model: "per_unit", unitAmountDecimal, ...more }, quantity).amount;
          expect(rate({ model: "graduated", tiers: equal, ...more }, quantity).amount).toBe(perUnit);
          expect(rate({ model: "volume", tiers: equal, ...more }, quantity).amount).toBe(perUnit);
        },
      ),
    );
  });

  test("of a volume price cost the reached tier's price for each unit and its flat amount", () => {
    fc.assert(
      fc.property(tierLists, quantities, (tiers, quantity) => {
        fc.pre(quantity.units > 0n);
        const reached = tiers.find(
          ({ upTo }) => upTo === null || compareDecimals(quantity, decimal(upTo)) <= 0,
        );
        const { unitAmountDecimal = "0", flatAmount = 0n } = reached ?? {};
        const { steps } = rate({ model: "per_unit", unitAmountDecimal }, quantity);
        const perUnit = sum(steps.map(({ amountDecimal }) => decimal(amountDecimal)));
        const expected = addDecimals(perUnit, { units: flatAmount, scale: 0 });
        expect(rate({ model: "volume", tiers }, quantity).amount).toBe(
          roundedDivide(expected.units, 10n ** BigInt(expected.scale)),
        );
      }),
    );
  });
});
