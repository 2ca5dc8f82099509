import { describe, expect, test } from "vitest";
import { BarChart } from "#components/bar-chart";
import { MoneyText } from "#components/money";
import { TotalsPanel } from "#components/totals-panel";
import { render } from "./render.tsx";

const eur = (amount: bigint) => ({ amount, currency: "EUR" });

function textOf(html: string): string {
  return html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
}

describe("an amount on a page", () => {
  test.each([
    [{ amount: 1999n, currency: "USD" }, "en", "$19.99"],
    [{ amount: 123456789012n, currency: "EUR" }, "de", "1.234.567.890,12"],
    [{ amount: 1500n, currency: "JPY" }, "en", "¥1,500"],
    [{ amount: 1005n, currency: "KWD" }, "en", "1.005"],
    [{ amount: -5n, currency: "USD" }, "en", "-$0.05"],
  ])("is exact: %o in %s", (money, locale, text) => {
    expect(render(<MoneyText money={money} locale={locale} />)).toContain(text);
  });

  test("is never broken over two lines", () => {
    expect(render(<MoneyText money={eur(100n)} />)).toContain("whitespace-nowrap");
  });
});

describe("the totals", () => {
  const figures = {
    currency: "EUR",
    subtotal: 214750n,
    discountTotal: 1000n,
    taxes: [
      { id: "a", name: "VAT", percent: "19", inclusive: false, amount: 40613n },
      { id: "b", name: "Levy", percent: "2.5", inclusive: true, amount: 10n },
    ],
    total: 254363n,
  };

  test("say what each of several taxes is reckoned on", () => {
    const taxes = figures.taxes.map((tax) => ({ ...tax, base: 100000n }));
    const several = textOf(render(<TotalsPanel figures={{ ...figures, taxes }} />));
    expect(several).toContain("VAT 19% on €1,000.00 €406.13");
    const one = textOf(render(<TotalsPanel figures={{ ...figures, taxes: taxes.slice(0, 1) }} />));
    expect(one).toContain("VAT 19% €406.13");
  });

  test("show every stored figure and reckon none", () => {
    const text = textOf(render(<TotalsPanel figures={figures} />));
    expect(text).toContain("Subtotal €2,147.50");
    expect(text).toContain("Discount -€10.00");
    expect(text).toContain("VAT 19% €406.13");
    expect(text).toContain("Includes Levy 2.5% €0.10");
    expect(text).toContain("Total €2,543.63");
    expect(text).not.toContain("Amount due");
  });

  test("of a partly paid invoice end in what is due", () => {
    const text = textOf(
      render(<TotalsPanel figures={{ ...figures, amountPaid: 100000n, amountDue: 154363n }} locale="en" />),
    );
    expect(text).toContain("Paid -€1,000.00");
    expect(text).toContain("Amount due €1,543.63");
  });
});

describe("a bar chart", () => {
  const chart = (
    <BarChart
      title="Money in by month"
      currency="EUR"
      series={[
        { key: "card", label: "Card" },
        { key: "offline", label: "Offline" },
      ]}
      groups={[
        { label: "Jan", amounts: [eur(119000n), eur(0n)] },
        { label: "Feb", amounts: [eur(250001n), eur(99n)] },
      ]}
    />
  );

  test("carries a table with the exact figures", () => {
    const table = /<table.*<\/table>/s.exec(render(chart))?.[0] ?? "";
    expect(table).toContain("<caption");
    expect(table.match(/scope="row"/g)).toHaveLength(2);
    expect(table.match(/scope="col"/g)).toHaveLength(2);
    expect(textOf(table)).toContain("Feb €2,500.01 €0.99");
  });

  test("is drawn on the server with a name, a bar per amount, and no inline style", () => {
    const html = render(chart);
    expect(html).toContain('aria-label="Money in by month"');
    expect(html.match(/<rect[^>]*fill-chart-1/g)).toHaveLength(4);
    expect(html).not.toContain("style=");
  });

  test("of nothing but zeros draws no heights", () => {
    const html = render(
      <BarChart
        title="Nothing yet"
        currency="EUR"
        series={[{ key: "card", label: "Card" }]}
        groups={[{ label: "Jan", amounts: [eur(0n)] }]}
      />,
    );
    expect(html).toContain('height="0"');
    expect(html).not.toContain("NaN");
  });
});
