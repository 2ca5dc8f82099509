import { describe, expect, test } from "vitest";
import type { LineEntry, TaxRounding } from "#lib/invoice-figures";
import { calculateTotals } from "#lib/totals";
import { line, vat } from "./invoice-entries.ts";

// Worked examples as others published them, each named with its source. Examples of EN 16931 stand in totals.test.ts too.

const taxed = (price: string, percent: string): LineEntry => line(price, { taxes: [vat(percent)] });

/** What the lines come to, taxes rounded there. */
function totals(lines: readonly LineEntry[], taxRounding: TaxRounding) {
  const { taxTotal, total } = calculateTotals({ currency: "USD", lines, taxRounding });
  return { taxTotal, total };
}

const examples: readonly {
  source: string;
  lines: readonly LineEntry[];
  document: { taxTotal: bigint; total: bigint };
  line: { taxTotal: bigint; total: bigint };
}[] = [
  {
    // Xero, guide "Rounding in Xero", as told in Rave Build's help article "Calculation Rounding".
    source: "Xero: three lines at 15 % are 11.44 by line and 11.45 together",
    lines: [taxed("2506", "15"), taxed("2561", "15"), taxed("2563", "15")],
    document: { taxTotal: 1145n, total: 8775n },
    line: { taxTotal: 1144n, total: 8774n },
  },
  {
    // QuickBooks Commerce (TradeGecko), support article "Round off Tax Totals on Sales Order", instances A and B.
    source: "QuickBooks Commerce: three lines at 7 % are 14.45 by line and 14.44 together",
    lines: [taxed("9450", "7"), taxed("9450", "7"), taxed("1725", "7")],
    document: { taxTotal: 1444n, total: 22069n },
    line: { taxTotal: 1445n, total: 22070n },
  },
  {
    // Stripe, support article "Rounding rules for Stripe fees", table of line items with tax.
    source: "Stripe: 0.0645 and 0.7265 of tax are 0.06 and 0.73",
    lines: [taxed("43", "15"), taxed("484", "15")],
    document: { taxTotal: 79n, total: 606n },
    line: { taxTotal: 79n, total: 606n },
  },
  {
    // Wafeq, API reference, "Calculations and Rounding": half up, on every line.
    source: "Wafeq: 2.265 and 3.345 of tax are 2.27 and 3.35",
    lines: [taxed("4530", "5"), taxed("3345", "10")],
    document: { taxTotal: 562n, total: 8437n },
    line: { taxTotal: 562n, total: 8437n },
  },
  {
    // HMRC, VAT guide (Notice 700), paragraph 17.5.1: 86.76p is rounded up to 87p where whole pennies are taken.
    source: "HMRC: 86.76p of tax on a line are 87p",
    lines: [taxed("8676", "1")],
    document: { taxTotal: 87n, total: 8763n },
    line: { taxTotal: 87n, total: 8763n },
  },
  {
    // CEN/TC 434, example 2 for EN 16931 (ubl-tc434-example2.xml): 365.13 at 25 %, 0.15 at 15 %, nothing exempt.
    source: "EN 16931: returned goods, an allowance and freight beside goods at three rates",
    lines: [
      taxed("127300", "25"),
      taxed("-396", "15"),
      taxed("496", "15"),
      taxed("-2500", "0"),
      line("75", { quantity: "250", taxes: [vat("25")] }),
      taxed("-10000", "25"),
      taxed("10000", "25"),
    ],
    document: { taxTotal: 36528n, total: 180178n },
    line: { taxTotal: 36528n, total: 180178n },
  },
  {
    // CEN/TC 434, example 4 for EN 16931 (ubl-tc434-example4.xml).
    source: "EN 16931: 375.00 at 25 % and 300.00 at 12 %",
    lines: [
      line("100", { quantity: "1000", taxes: [vat("25")] }),
      line("500", { quantity: "100", taxes: [vat("25")] }),
      line("500", { quantity: "500", taxes: [vat("12")] }),
    ],
    document: { taxTotal: 67500n, total: 467500n },
    line: { taxTotal: 67500n, total: 467500n },
  },
];

describe.each(examples)("$source", ({ lines, ...expected }) => {
  test.each(["document", "line"] as const)("rounded on the %s", (rounding) => {
    expect(totals(lines, rounding)).toEqual(expected[rounding]);
  });
});

describe("totals are rounded to coins as registers do", () => {
  const rounded = (total: bigint, cashRoundingIncrement: bigint) =>
    calculateTotals({ currency: "CHF", lines: [line(String(total))], cashRoundingIncrement });

  test.each([
    // Comarch POS, "Rounding of cash payments for the Swiss market".
    ["Switzerland", 5n, 1697n, 1695n],
    ["Switzerland", 5n, 1699n, 1700n],
    ["Switzerland", 5n, 99999n, 100000n],
    // Casio V-R series, manual, rounding tables: what the last digits of an amount become.
    ["Australia, 0 to 2", 5n, 1002n, 1000n],
    ["Australia, 3 to 7", 5n, 1003n, 1005n],
    ["Australia, 3 to 7", 5n, 1007n, 1005n],
    ["Australia, 8 to 9", 5n, 1008n, 1010n],
    ["New Zealand (A), 0 to 4", 10n, 1004n, 1000n],
    ["New Zealand (A), 5 to 9", 10n, 1005n, 1010n],
    ["Denmark, 00 to 24", 50n, 1024n, 1000n],
    ["Denmark, 25 to 74", 50n, 1025n, 1050n],
    ["Denmark, 25 to 74", 50n, 1074n, 1050n],
    ["Denmark, 75 to 99", 50n, 1075n, 1100n],
    ["Norway, 00 to 49", 100n, 1049n, 1000n],
    ["Norway, 50 to 99", 100n, 1050n, 1100n],
    ["nowhere", 0n, 1697n, 1697n],
  ])("%s: in steps of %s, %s is %s", (_, increment, exact, total) => {
    expect(rounded(exact, increment)).toMatchObject({ total, roundingAmount: total - exact, taxTotal: 0n });
  });
});
