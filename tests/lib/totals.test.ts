import { describe, expect, test } from "vitest";
import type { InvoiceEntry } from "#lib/invoice-figures";
import { calculateTotals } from "#lib/totals";
import { line, vat } from "./invoice-entries.ts";

const totalsOf = (entry: Partial<InvoiceEntry>) => calculateTotals({ currency: "EUR", lines: [], ...entry });

describe("published invoices come out to the cent", () => {
  // OpenPEPPOL, base-example.xml; its document-level charge is a line here:
  // https://github.com/OpenPEPPOL/peppol-bis-invoice-3/tree/master/rules/examples
  test("a deduction and a charge at 25 percent", () => {
    const figures = totalsOf({
      lines: [
        line("40000", { quantity: "7", taxes: [vat("25")] }),
        line("50000", { quantity: "-3", taxes: [vat("25")] }),
        line("2500", { taxes: [vat("25")] }),
      ],
    });
    expect(figures.lines.map(({ amount }) => amount)).toEqual([280_000n, -150_000n, 2_500n]);
    expect(figures.taxes).toMatchObject([{ base: 132_500n, amount: 33_125n }]);
    expect(figures.total).toBe(165_625n);
  });

  // The same collection's Allowance-example.xml; its charges are lines, its allowances line discounts.
  test("discounts, charges, and a rate of zero beside one of 25 percent", () => {
    const standard = [vat("25")];
    const figures = totalsOf({
      lines: [
        line("41000", { quantity: "10", taxes: standard, discount: { amount: 10_100n } }),
        line("100", { taxes: standard }),
        line("20000", { quantity: "5", taxes: [vat("0")] }),
        line("10000", { quantity: "10", taxes: standard, discount: { amount: 10_100n } }),
        line("100", { taxes: standard }),
        line("20000", { taxes: standard, discount: { amount: 20_000n } }),
        line("20000", { quantity: "0", taxes: standard }),
      ],
    });
    expect(figures.lines.map(({ net }) => net)).toEqual([399_900n, 100n, 100_000n, 89_900n, 100n, 0n, 0n]);
    expect(figures.taxes).toMatchObject([
      { percent: "25", base: 490_000n, amount: 122_500n },
      { percent: "0", base: 100_000n, amount: 0n },
    ]);
    expect(figures.total).toBe(712_500n);
  });
});

describe("line amounts", () => {
  test.each([
    ["1", "1999", 1999n],
    ["1.5", "1999", 2999n],
    ["1.5", "-1999", -2999n],
    ["-1.5", "1999", -2999n],
    ["0.333333", "100", 33n],
    ["1000000", "0.0125", 12_500n],
    ["3", "0.166666666666", 0n],
    ["3", "0.166666666667", 1n],
    ["0.5", "1", 1n],
    ["0.499999", "1", 0n],
    ["999999990000.999999", "1", 999_999_990_001n],
    ["1", "999999990000", 999_999_990_000n],
    ["0", "1999", 0n],
  ])("%s × %s is %s minor units, rounded once", (quantity, price, amount) => {
    const [taken] = totalsOf({ lines: [line(price, { quantity }), line("2999")] }).lines;
    expect(taken?.amount).toBe(amount);
  });
});

describe("discounts", () => {
  test.each([
    ["10", 1999n, 200n],
    ["0", 1999n, 0n],
    ["100", 1999n, 1999n],
    ["12.5", 4n, 1n],
    ["33.3333", 100n, 33n],
  ])("%s%% of a line of %s is %s", (percent, price, discountAmount) => {
    const figures = totalsOf({ lines: [line(String(price), { discount: { percent } })] });
    expect(figures).toMatchObject({
      subtotal: price,
      discountTotal: discountAmount,
      total: price - discountAmount,
    });
  });

  test("a percentage takes the same part of a deduction, so that a line and its reversal cancel", () => {
    const discount = { percent: "12.5" };
    const figures = totalsOf({ lines: [line("1004", { discount }), line("-1004", { discount })] });
    expect(figures.lines.map(({ discountAmount }) => discountAmount)).toEqual([126n, -126n]);
    expect(figures.total).toBe(0n);
  });

  test("an amount takes at most the line, and at most the invoice", () => {
    expect(totalsOf({ lines: [line("300", { discount: { amount: 500n } })] })).toMatchObject({
      discountTotal: 300n,
      total: 0n,
    });
    expect(totalsOf({ lines: [line("300")], discount: { amount: 500n } })).toMatchObject({
      discountTotal: 300n,
      total: 0n,
    });
  });

  test("the invoice's discount goes over lines above zero by largest remainder, ties to the first", () => {
    const figures = totalsOf({
      lines: [line("1000"), line("-500"), line("1000"), line("1000"), line("0")],
      discount: { amount: 100n },
    });
    expect(figures.lines.map(({ invoiceDiscountShare }) => invoiceDiscountShare)).toEqual([
      34n,
      0n,
      33n,
      33n,
      0n,
    ]);
    expect(figures).toMatchObject({ subtotal: 2500n, discountTotal: 100n, total: 2400n });
  });

  test("the invoice's percentage is of what the lines' own discounts leave", () => {
    const figures = totalsOf({
      lines: [line("1000", { discount: { percent: "50" } }), line("500")],
      discount: { percent: "10" },
    });
    expect(figures.lines.map(({ invoiceDiscountShare }) => invoiceDiscountShare)).toEqual([50n, 50n]);
    expect(figures.discountTotal).toBe(600n);
  });

  test("an invoice without lines above zero leaves its discount nothing to take", () => {
    expect(totalsOf({ lines: [], discount: { amount: 100n } })).toMatchObject({
      discountTotal: 0n,
      total: 0n,
    });
  });
});

describe("taxes", () => {
  test("tax is rounded once on the document, not on every line", () => {
    const cents = { taxes: [vat("10")] };
    const figures = totalsOf({ lines: [line("4", cents), line("4", cents), line("4", cents)] });
    expect(figures.taxTotal).toBe(1n);
    expect(figures.lines.map(({ taxes }) => taxes[0]?.amount)).toEqual([1n, 0n, 0n]);
  });

  test("a line's share of the tax goes where the rounding took most", () => {
    const taxes = [vat("10")];
    const figures = totalsOf({
      lines: [line("102", { taxes }), line("107", { taxes }), line("104", { taxes })],
    });
    expect(figures.taxTotal).toBe(31n);
    expect(figures.lines.map((each) => each.taxes[0]?.amount)).toEqual([10n, 11n, 10n]);
  });

  test("an included tax is its part of the gross and leaves the total alone", () => {
    const figures = totalsOf({ lines: [line("11900", { taxes: [vat("19", "included")] })] });
    expect(figures).toMatchObject({ subtotal: 11_900n, taxTotal: 1_900n, addedTaxTotal: 0n, total: 11_900n });
    expect(figures.lines[0]).toMatchObject({ net: 10_000n, total: 11_900n });
    expect(figures.taxes).toMatchObject([{ base: 10_000n, amount: 1_900n }]);
  });

  test("several included taxes share one gross", () => {
    const figures = totalsOf({
      lines: [line("11500", { taxes: [vat("5", "included"), vat("10", "included")] })],
    });
    expect(figures.taxes.map(({ amount }) => amount)).toEqual([500n, 1000n]);
    expect(figures.lines[0]?.net).toBe(10_000n);
  });

  test("several added taxes are each due on the net: there is no tax on tax", () => {
    const figures = totalsOf({ lines: [line("10000", { taxes: [vat("5"), vat("9.975")] })] });
    expect(figures.taxes.map(({ amount }) => amount)).toEqual([500n, 998n]);
    expect(figures.total).toBe(11_498n);
  });

  test("an added tax beside an included one is due on the net alone", () => {
    const figures = totalsOf({ lines: [line("12000", { taxes: [vat("20", "included"), vat("1")] })] });
    expect(figures.taxes).toMatchObject([
      { base: 10_000n, amount: 2_000n },
      { base: 10_000n, amount: 100n },
    ]);
    expect(figures).toMatchObject({ taxTotal: 2_100n, addedTaxTotal: 100n, total: 12_100n });
  });

  test("tax is due on what the discounts leave", () => {
    const figures = totalsOf({
      lines: [
        line("10000", { taxes: [vat("19")], discount: { percent: "10" } }),
        line("1000", { taxes: [vat("7")] }),
      ],
      discount: { amount: 1000n },
    });
    expect(figures.lines.map(({ invoiceDiscountShare }) => invoiceDiscountShare)).toEqual([900n, 100n]);
    expect(figures.taxes).toMatchObject([
      { base: 8_100n, amount: 1_539n },
      { base: 900n, amount: 63n },
    ]);
    expect(figures.total).toBe(10_602n);
  });

  test("a line and its deduction owe no tax together, though each alone does", () => {
    const taxes = [vat("19")];
    const figures = totalsOf({ lines: [line("103", { taxes }), line("-103", { taxes })] });
    expect(figures).toMatchObject({ taxTotal: 0n, total: 0n });
    expect(figures.lines.map((each) => each.taxes[0]?.amount)).toEqual([20n, -20n]);
  });

  test("an included rate on lines with different companions is still one sum, rounded once", () => {
    const [ten, five] = [vat("10", "included"), vat("5", "included")];
    const figures = totalsOf({ lines: [line("110", { taxes: [ten] }), line("115", { taxes: [ten, five] })] });
    expect(figures.taxes.map(({ amount, base }) => [base, amount])).toEqual([
      [200n, 20n],
      [100n, 5n],
    ]);
  });

  test("a rate's percentage changed since is another rate, not a wrong one", () => {
    const [was, is] = [vat("16"), { ...vat("19"), id: vat("16").id }];
    const figures = totalsOf({ lines: [line("100", { taxes: [was] }), line("100", { taxes: [is] })] });
    expect(figures.taxes.map(({ percent, amount }) => [percent, amount])).toEqual([
      ["16", 16n],
      ["19", 19n],
    ]);
  });

  test.each([
    ["JPY", "1080", "8", 80n],
    ["USD", "10800", "8", 800n],
    ["KWD", "108000", "8", 8_000n],
  ])("the calculation is the same in %s, whatever its decimals", (currency, gross, percent, amount) => {
    const figures = totalsOf({ currency, lines: [line(gross, { taxes: [vat(percent, "included")] })] });
    expect(figures).toMatchObject({ currency, taxTotal: amount });
  });
});

test("an invoice without lines is zero throughout", () => {
  expect(totalsOf({ currency: "usd" })).toEqual({
    currency: "USD",
    lines: [],
    subtotal: 0n,
    discountTotal: 0n,
    taxTotal: 0n,
    addedTaxTotal: 0n,
    roundingAmount: 0n,
    total: 0n,
    taxes: [],
  });
});
