import { describe, expect, test } from "vitest";
import type { Discount, LineEntry, TaxRounding } from "#lib/invoice-figures";
import { calculateTotals } from "#lib/totals";
import { line, vat } from "./invoice-entries.ts";

// Worked examples as others published them, each named with its source. Examples of EN 16931 stand in totals.test.ts too.

const taxed = (price: string, percent: string): LineEntry => line(price, { taxes: [vat(percent)] });

/** What the lines come to, taxes rounded there. */
function totals(entry: { lines: readonly LineEntry[]; discount?: Discount }, taxRounding: TaxRounding) {
  const { taxTotal, total } = calculateTotals({ currency: "USD", ...entry, taxRounding });
  return { taxTotal, total };
}

const examples: readonly {
  source: string;
  lines: readonly LineEntry[];
  discount?: Discount;
  document: { taxTotal: bigint; total: bigint };
  line: { taxTotal: bigint; total: bigint };
}[] = [
  {
    // Xero, "Rounding in Xero", https://developer.xero.com/documentation/guides/how-to-guides/rounding-in-xero
    source: "Xero: three lines at 15 % are 11.44 by line and 11.45 together",
    lines: [taxed("2506", "15"), taxed("2561", "15"), taxed("2563", "15")],
    document: { taxTotal: 1145n, total: 8775n },
    line: { taxTotal: 1144n, total: 8774n },
  },
  {
    // QuickBooks Commerce, "Round off Tax Totals on Sales Order", instances A and B,
    // https://support.tradegecko.com/hc/en-us/articles/202984353-Round-off-Tax-Totals-on-Sales-Order
    source: "QuickBooks Commerce: three lines at 7 % are 14.45 by line and 14.44 together",
    lines: [taxed("9450", "7"), taxed("9450", "7"), taxed("1725", "7")],
    document: { taxTotal: 1444n, total: 22069n },
    line: { taxTotal: 1445n, total: 22070n },
  },
  {
    // Stripe, "Rounding rules for Stripe fees", https://support.stripe.com/questions/rounding-rules-for-stripe-fees
    // Its table has 0.7265 where 15 % of 4.84 is 0.726; both are rounded to the 0.73 that it shows.
    source: "Stripe: 15 % of 0.43 and of 4.84 are 0.06 and 0.73",
    lines: [taxed("43", "15"), taxed("484", "15")],
    document: { taxTotal: 79n, total: 606n },
    line: { taxTotal: 79n, total: 606n },
  },
  {
    // Wafeq, "Calculations and Rounding", https://developer.wafeq.com/reference/calculations-and-rounding
    source: "Wafeq: 2.265 and 3.345 of tax are 2.27 and 3.35",
    lines: [taxed("4530", "5"), taxed("3345", "10")],
    document: { taxTotal: 562n, total: 8437n },
    line: { taxTotal: 562n, total: 8437n },
  },
  {
    // HMRC, VAT Trader Records manual, VATREC12030: less than half a penny is rounded down, half a penny up,
    // https://www.gov.uk/hmrc-internal-manuals/vat-trader-records/vatrec12030
    source: "HMRC: 0.45p of VAT are nothing, 0.5p are a penny",
    lines: [taxed("9", "5"), taxed("10", "5")],
    document: { taxTotal: 1n, total: 20n },
    line: { taxTotal: 1n, total: 20n },
  },
  {
    // Dolibarr, "VAT setup, calculation and rounding rules", methods 1 and 2,
    // https://wiki.dolibarr.org/index.php?title=VAT_setup%2C_calculation_and_rounding_rules
    source: "Dolibarr: 10 % of 1.24 and of 1.24 are 0.24 by line and 0.25 together",
    lines: [taxed("124", "10"), taxed("124", "10")],
    document: { taxTotal: 25n, total: 273n },
    line: { taxTotal: 24n, total: 272n },
  },
  {
    // Zuora, "Rounding rule for inclusive tax mode", where the tax amount is what is rounded,
    // https://docs.zuora.com/zuora-billing/set-up-zuora-billing/apply-taxes/additional-resources-on-taxes/rounding-rule-for-inclusive-tax-mode
    source: "Zuora: 2.99 with 4 % in it has 0.115 of tax, which is 0.12",
    lines: [line("299", { taxes: [vat("4", "included")] })],
    document: { taxTotal: 12n, total: 299n },
    line: { taxTotal: 12n, total: 299n },
  },
  {
    // Kasseneck, function vatTotalCents: a discount takes its part of the tax that is in the prices,
    // https://pub.dev/documentation/kasseneck_api/10.7.2/pos/vatTotalCents.html
    source: "Kasseneck: 12.00 with 20 % in it, less 2.00, has 1.67 of tax",
    lines: [line("1200", { taxes: [vat("20", "included")] })],
    discount: { amount: 200n },
    document: { taxTotal: 167n, total: 1000n },
    line: { taxTotal: 167n, total: 1000n },
  },
  {
    // Boneyard Tools, "Discount before or after tax", without its untaxed shipping of 5.00,
    // https://boneyardtools.com/business/invoice-total-calculator/discount-before-or-after-tax
    source: "Boneyard Tools: 10 % off 130.00 leaves 117.00, 8 % of which are 9.36",
    lines: [line("5000", { quantity: "2", taxes: [vat("8")] }), taxed("3000", "8")],
    discount: { percent: "10" },
    document: { taxTotal: 936n, total: 12636n },
    line: { taxTotal: 936n, total: 12636n },
  },
  {
    // EN 16931, sample-discount-price.xml beside the examples below: 0.0022 off a price of 0.1234.
    source: "EN 16931: a hundred at 0.1234, less 0.0022 each, at 25 %",
    lines: [line("12.34", { quantity: "100", discount: { amount: 22n }, taxes: [vat("25")] })],
    document: { taxTotal: 303n, total: 1515n },
    line: { taxTotal: 303n, total: 1515n },
  },
  {
    // CEN/TC 434, ubl-tc434-example2.xml: 365.13 at 25 %, 0.15 at 15 %, nothing on what is exempt,
    // https://github.com/ConnectingEurope/eInvoicing-EN16931/tree/master/ubl/examples
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
    // CEN/TC 434, ubl-tc434-example4.xml, in the same folder.
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

describe.each(examples)("$source", ({ lines, discount, ...expected }) => {
  test.each(["document", "line"] as const)("rounded on the %s", (rounding) => {
    expect(totals({ lines, ...(discount && { discount }) }, rounding)).toEqual(expected[rounding]);
  });
});

describe("totals are rounded to coins as registers do", () => {
  const rounded = (total: bigint, cashRoundingIncrement: bigint) =>
    calculateTotals({ currency: "CHF", lines: [line(String(total))], cashRoundingIncrement });

  test.each([
    // Comarch POS, "Rounding of cash payments for the Swiss market",
    // https://help.comarch.com/pos/index.php/knowledge-base/rounding-of-cash-payments-for-the-swiss-market
    ["Switzerland", 5n, 1697n, 1695n],
    ["Switzerland", 5n, 1699n, 1700n],
    ["Switzerland", 5n, 99999n, 100000n],
    // Casio V-R series, manual, page 81: what the last digits of an amount become,
    // https://easymanua.ls/casio/v-regi-series/manual/740097?p=87
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
