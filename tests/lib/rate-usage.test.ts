import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { decimal } from "#lib/decimal";
import { priceTermsField } from "#lib/price-terms";
import type { UsedDays } from "#lib/prorate";
import { RatedAmountTooLarge, rateUsage } from "#lib/rate-usage";

type Given = z.input<typeof priceTermsField>;

function rate(given: Given, quantity: string, used?: UsedDays) {
  return rateUsage(priceTermsField.parse(given), { quantity: decimal(quantity), used });
}

/** "kind: quantity × unit + flat = amount" of every step. */
function stepsOf(given: Given, quantity: string, used?: UsedDays): string[] {
  return rate(given, quantity, used).steps.map(
    (step) =>
      `${step.kind}: ${step.quantity} × ${step.unitAmountDecimal} + ${step.flatAmount} = ${step.amountDecimal}`,
  );
}

const calls = { model: "per_unit", unitAmountDecimal: "10" } as const;
const tiers = [
  { upTo: "10", unitAmountDecimal: "100", flatAmount: 500 },
  { upTo: "20", unitAmountDecimal: "80", flatAmount: 300 },
  { upTo: null, unitAmountDecimal: "50" },
];

describe("the steps", () => {
  test("of a flat price are its fee, whatever the quantity", () => {
    const fee = { model: "flat", unitAmountDecimal: "1999" } as const;
    expect(stepsOf(fee, "0")).toEqual(["flat: 1 × 1999 + 0 = 1999"]);
    expect(rate(fee, "12345").amount).toBe(1999n);
  });

  test("of a price per unit are what is free and what is not", () => {
    expect(stepsOf({ ...calls, freeUnits: "1000" }, "1234.5")).toEqual([
      "free: 1000 × 0 + 0 = 0",
      "unit: 234.5 × 10 + 0 = 2345",
    ]);
    expect(stepsOf({ ...calls, freeUnits: "1000" }, "999.5")).toEqual(["free: 999.5 × 0 + 0 = 0"]);
  });

  test("of graduated tiers are a row for each that was entered, with its flat amount", () => {
    expect(stepsOf({ model: "graduated", tiers }, "23")).toEqual([
      "tier: 10 × 100 + 500 = 1500",
      "tier: 10 × 80 + 300 = 1100",
      "tier: 3 × 50 + 0 = 150",
    ]);
  });

  test("of volume tiers are the one that the whole quantity reaches", () => {
    expect(stepsOf({ model: "volume", tiers }, "20")).toEqual(["tier: 20 × 80 + 300 = 1900"]);
    expect(stepsOf({ model: "volume", tiers }, "20.000000001")).toEqual([
      "tier: 20.000000001 × 50 + 0 = 1000.00000005",
    ]);
  });

  test("of packages count packages, the last one whole", () => {
    const packages = { model: "package", unitAmountDecimal: "500", packageSize: "2.5" } as const;
    expect(stepsOf(packages, "5")).toEqual(["package: 2 × 500 + 0 = 1000"]);
    expect(stepsOf(packages, "5.000000001")).toEqual(["package: 3 × 500 + 0 = 1500"]);
  });

  test("of a percentage are the part of the money and the fixed amount once", () => {
    expect(stepsOf({ model: "percentage", percent: "2.9", fixedAmount: 30 }, "12345")).toEqual([
      "percentage: 12345 × 0.029 + 30 = 388.005",
    ]);
  });

  test("end with what the minimum adds or the maximum takes off", () => {
    const limited = { ...calls, minimumAmount: 1000, maximumAmount: 5000 };
    expect(stepsOf(limited, "40.55")).toEqual([
      "unit: 40.55 × 10 + 0 = 405.5",
      "minimum: 0 × 0 + 594.5 = 594.5",
    ]);
    expect(stepsOf(limited, "700")).toEqual(["unit: 700 × 10 + 0 = 7000", "maximum: 0 × 0 + -2000 = -2000"]);
    expect([rate(limited, "40.55").amount, rate(limited, "700").amount]).toEqual([1000n, 5000n]);
    expect(stepsOf(limited, "300")).toEqual(["unit: 300 × 10 + 0 = 3000"]);
  });
});

describe("free units", () => {
  test("come off before the tiers, so that the first tier begins behind them", () => {
    expect(stepsOf({ model: "graduated", tiers, freeUnits: "5" }, "16")).toEqual([
      "free: 5 × 0 + 0 = 0",
      "tier: 10 × 100 + 500 = 1500",
      "tier: 1 × 80 + 300 = 380",
    ]);
    expect(stepsOf({ model: "volume", tiers, freeUnits: "5" }, "15")).toEqual([
      "free: 5 × 0 + 0 = 0",
      "tier: 10 × 100 + 500 = 1500",
    ]);
  });

  test("that cover everything leave neither a package nor a fixed amount", () => {
    expect(rate({ model: "percentage", percent: "1", fixedAmount: 30, freeUnits: "100" }, "100").amount).toBe(
      0n,
    );
    expect(
      rate({ model: "package", unitAmountDecimal: "5", packageSize: "10", freeUnits: "3" }, "3").amount,
    ).toBe(0n);
  });
});

describe("a quantity of 0", () => {
  test.each<Given>([
    calls,
    { model: "graduated", tiers },
    { model: "volume", tiers },
    { model: "package", unitAmountDecimal: "5", packageSize: "10" },
    { model: "percentage", percent: "5", fixedAmount: 30 },
  ])("costs nothing but the minimum: %j", (given) => {
    expect(rate(given, "0")).toEqual({ steps: [], amount: 0n });
    expect(rate({ ...given, minimumAmount: 700 }, "0").amount).toBe(700n);
  });
});

describe("a quantity below zero", () => {
  test("keeps its sign where the price is linear, and uses up no free units", () => {
    expect(stepsOf({ ...calls, freeUnits: "3" }, "-2")).toEqual(["unit: -2 × 10 + 0 = -20"]);
    expect(stepsOf({ model: "percentage", percent: "10", fixedAmount: 30 }, "-500")).toEqual([
      "percentage: -500 × 0.1 + 0 = -50",
    ]);
  });

  test.each<Given>([
    { model: "graduated", tiers },
    { model: "volume", tiers },
    { model: "package", unitAmountDecimal: "5", packageSize: "10" },
  ])("counts as 0 where it is not, and a step says so: %j", (given) => {
    expect(stepsOf({ ...given, freeUnits: "3" }, "-2")).toEqual(["below_zero: -2 × 0 + 0 = 0"]);
    expect(rate({ ...given, minimumAmount: 700 }, "-2").amount).toBe(700n);
  });
});

describe("a part of a period", () => {
  test("owes its share of a flat fee and of the minimum, and of nothing else", () => {
    const used = { days: 10, of: 31 };
    expect(stepsOf({ model: "flat", unitAmountDecimal: "3100" }, "0", used)).toEqual([
      "flat: 1 × 1000 + 0 = 1000",
    ]);
    expect(rate({ ...calls, minimumAmount: 3100 }, "0", used).amount).toBe(1000n);
    expect(rate({ ...calls, maximumAmount: 3100 }, "500", used).amount).toBe(3100n);
    expect(rate({ ...calls, freeUnits: "31" }, "31", used).amount).toBe(0n);
    expect(rate({ model: "graduated", tiers }, "23", used).amount).toBe(2750n);
  });

  test("that is all of it owes the exact whole", () => {
    expect(stepsOf({ model: "flat", unitAmountDecimal: "0.4" }, "0", { days: 30, of: 30 })).toEqual([
      "flat: 1 × 0.4 + 0 = 0.4",
    ]);
  });

  test("is told from another part of as many days by the days before it, so that all parts are the whole", () => {
    const fee = { model: "flat", unitAmountDecimal: "100" } as const;
    const thirds = [0, 1, 2].map((after) => rate(fee, "0", { days: 1, of: 3, after }).amount);
    expect(thirds).toEqual([33n, 34n, 33n]);
  });
});

describe("rounding", () => {
  test("happens once, to the sum of exact steps", () => {
    const halves = [
      { upTo: "1", unitAmountDecimal: "0.5" },
      { upTo: null, unitAmountDecimal: "0.5" },
    ];
    expect(rate({ model: "graduated", tiers: halves }, "2").amount).toBe(1n);
    expect(rate({ ...calls, unitAmountDecimal: "0.5" }, "1").amount).toBe(1n);
    expect(rate({ ...calls, unitAmountDecimal: "0.5" }, "-1").amount).toBe(-1n);
  });

  test("never happens to a step, however many decimals it has", () => {
    expect(stepsOf({ ...calls, unitAmountDecimal: "0.000000000001" }, "0.000000001")).toEqual([
      "unit: 0.000000001 × 0.000000000001 + 0 = 0.000000000000000000001",
    ]);
    expect(stepsOf({ ...calls, unitAmountDecimal: "0.123456789012" }, "999999999999.999999999")).toEqual([
      "unit: 999999999999.999999999 × 0.123456789012 + 0 = 123456789011.999999999876543210988",
    ]);
  });
});

test("an amount beyond what amounts may be is refused by name, and a maximum prevents it", () => {
  expect(rate(calls, "100000000000").amount).toBe(10n ** 12n);
  expect(() => rate(calls, "100000000001")).toThrow(RatedAmountTooLarge);
  expect(() => rate(calls, "-100000000001")).toThrow(RatedAmountTooLarge);
  expect(rate({ ...calls, maximumAmount: 5000 }, "999999999999").amount).toBe(5000n);
});
