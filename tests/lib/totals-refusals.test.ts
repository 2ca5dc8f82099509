import { expect, test } from "vitest";
import { InvalidInput } from "#lib/errors";
import type { InvoiceEntry } from "#lib/invoice-figures";
import { calculateTotals } from "#lib/totals";
import { line, vat } from "./invoice-entries.ts";

function problemsOf(entry: Partial<InvoiceEntry>) {
  try {
    calculateTotals({ currency: "EUR", lines: [], ...entry });
  } catch (error) {
    if (error instanceof InvalidInput) return error.fields;
    throw error;
  }
  return [];
}

const largest = "1000000000000";

test.each<[string, Partial<InvoiceEntry>, string, string]>([
  ["an unknown currency", { currency: "XXX" }, "currency", "currencies"],
  [
    "a quantity that is no number",
    { lines: [line("1", { quantity: "two" })] },
    "lines.0.quantity",
    "decimal",
  ],
  ["an empty quantity", { lines: [line("1", { quantity: "" })] }, "lines.0.quantity", "decimal"],
  [
    "a quantity with 13 digits",
    { lines: [line("0", { quantity: largest })] },
    "lines.0.quantity",
    "12 digits",
  ],
  [
    "a quantity with 7 decimals",
    { lines: [line("1", { quantity: "0.0000001" })] },
    "lines.0.quantity",
    "6 digits",
  ],
  ["a price that is no number", { lines: [line("1"), line("1,5")] }, "lines.1.unitAmountDecimal", "decimal"],
  [
    "a price with 13 decimals",
    { lines: [line("0.1234567890123")] },
    "lines.0.unitAmountDecimal",
    "12 digits",
  ],
  ["a price above the limit", { lines: [line("1000000000001")] }, "lines.0.unitAmountDecimal", "too large"],
  [
    "a line above the limit",
    { lines: [line(largest, { quantity: "1.01" })] },
    "lines.0.quantity",
    "too large",
  ],
  ["a line below the limit", { lines: [line(largest, { quantity: "-2" })] }, "lines.0.quantity", "too large"],
  ["lines whose sum is above the limit", { lines: [line(largest), line("1")] }, "lines", "too large"],
  [
    "a tax that lifts the total above",
    { lines: [line(largest, { taxes: [vat("1")] })] },
    "lines",
    "too large",
  ],
  ["a negative total", { lines: [line("100"), line("-101")] }, "lines", "cannot be negative"],
  [
    "a discount that makes the total negative",
    { lines: [line("100"), line("-50")], discount: { amount: 51n } },
    "lines",
    "cannot be negative",
  ],
  [
    "a discount of more than all",
    { lines: [line("100", { discount: { percent: "100.01" } })] },
    "lines.0.discount.percent",
    "between 0 and 100",
  ],
  [
    "a negative percentage",
    { lines: [line("1")], discount: { percent: "-1" } },
    "discount.percent",
    "between",
  ],
  [
    "a negative discount",
    { lines: [line("100", { discount: { amount: -1n } })] },
    "lines.0.discount.amount",
    "cannot be negative",
  ],
  [
    "a negative invoice discount",
    { lines: [line("1")], discount: { amount: -1n } },
    "discount.amount",
    "negative",
  ],
  [
    "a huge discount",
    { lines: [line("1")], discount: { amount: 10n ** 13n } },
    "discount.amount",
    "too large",
  ],
  [
    "an amount off a deduction",
    { lines: [line("100"), line("-50", { discount: { amount: 5n } })] },
    "lines.1.discount.amount",
    "deduction",
  ],
  [
    "a tax above 100 percent",
    { lines: [line("1", { taxes: [vat("101")] })] },
    "lines.0.taxes.0.percent",
    "between",
  ],
  ["the same tax twice", { lines: [line("1", { taxes: [vat("19"), vat("19")] })] }, "lines.0.taxes", "twice"],
])("%s is refused at its field", (_, entry, path, sentence) => {
  expect(problemsOf(entry)).toEqual([{ path, message: expect.stringContaining(sentence) as string }]);
});

test("every field that is wrong is named at once", () => {
  const problems = problemsOf({
    currency: "??",
    lines: [line("x", { quantity: "y" }), line("1", { discount: { percent: "z" } })],
  });
  expect(problems.map(({ path }) => path)).toEqual([
    "currency",
    "lines.0.quantity",
    "lines.0.unitAmountDecimal",
    "lines.1.discount.percent",
  ]);
});

test("exactly the largest amount is still an invoice", () => {
  expect(problemsOf({ lines: [line(largest)] })).toEqual([]);
});
