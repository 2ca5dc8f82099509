import fc from "fast-check";
import { formatDecimal } from "#lib/decimal";
import type { Discount, InvoiceEntry, LineEntry, TaxRate } from "#lib/invoice-figures";

/** A rate for tests: `vat("19")` is added to prices, `vat("19", "included")` is in them. */
export function vat(percent: string, kind: "added" | "included" = "added"): TaxRate {
  return { id: `${kind}-${percent}`, name: `VAT ${percent}%`, percent, inclusive: kind === "included" };
}

/** A line for tests, of one unit unless said otherwise. */
export function line(unitAmountDecimal: string, over: Partial<LineEntry> = {}): LineEntry {
  return { quantity: "1", unitAmountDecimal, taxes: [], ...over };
}

const rates = [
  vat("19"),
  vat("7.7"),
  vat("0"),
  vat("20", "included"),
  vat("5.5", "included"),
  vat("8.8750"),
  vat("100", "included"),
];

const decimalTexts = (least: bigint, most: bigint, scale: number) =>
  fc.bigInt({ min: least, max: most }).map((units) => formatDecimal({ units, scale }));

const percents = fc.bigInt({ min: 0n, max: 1_000_000n }).map((units) => formatDecimal({ units, scale: 4 }));

const discounts = (most: bigint): fc.Arbitrary<Discount | undefined> =>
  fc.oneof(
    fc.constant(undefined),
    percents.map((percent) => ({ percent })),
    fc.bigInt({ min: 0n, max: most }).map((amount) => ({ amount })),
  );

const taxes = fc.subarray(rates, { maxLength: 3 });

const charges: fc.Arbitrary<LineEntry> = fc.record({
  quantity: decimalTexts(0n, 100_000_000n, 6),
  unitAmountDecimal: decimalTexts(0n, 10n ** 10n, 5),
  discount: discounts(20_000n),
  taxes,
});

const deductions: fc.Arbitrary<LineEntry> = fc.record({
  quantity: decimalTexts(-10_000_000n, 0n, 6),
  unitAmountDecimal: decimalTexts(0n, 10n ** 8n, 5),
  discount: fc.oneof(
    fc.constant(undefined),
    percents.map((percent) => ({ percent })),
  ),
  taxes,
});

/** Invoices of all three exponents with charges, deductions, discounts and mixed taxes; a few would have a negative total. */
export const entries: fc.Arbitrary<InvoiceEntry> = fc.record({
  currency: fc.constantFrom("JPY", "USD", "KWD"),
  lines: fc.array(fc.oneof({ weight: 5, arbitrary: charges }, { weight: 1, arbitrary: deductions }), {
    maxLength: 12,
  }),
  discount: discounts(100_000n),
});

/** Charges only, whose total therefore cannot be negative. */
export const chargeEntries: fc.Arbitrary<InvoiceEntry> = fc.record({
  currency: fc.constantFrom("JPY", "USD", "KWD"),
  lines: fc.array(charges, { minLength: 1, maxLength: 12 }),
  discount: discounts(100_000n),
});
