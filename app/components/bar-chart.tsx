import { getCurrency } from "#lib/currencies";
import type { Money } from "#lib/money";
import type { ChartSeries } from "./bar-chart-drawing.tsx";
import { ChartFigure } from "./chart-figure.tsx";
import { MoneyText } from "./money.tsx";

/** One stack of bars: an amount per series, in the order of the series. */
export type ChartGroup = { label: string; amounts: readonly Money[] };

export type BarChartProps = {
  title: string;
  currency: string;
  series: readonly ChartSeries[];
  groups: readonly ChartGroup[];
  locale?: string;
};

/** Amounts over time or by kind. Heights are floats with rounded labels; the exact amounts are in the table. */
export function BarChart({ title, currency, series, groups, locale = "en" }: BarChartProps) {
  const compact = new Intl.NumberFormat(locale, {
    notation: "compact",
    style: "currency",
    // The axis has room for "$800", not for "US$800"; the title names the currency.
    currencyDisplay: "narrowSymbol",
    currency,
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  });
  const unit = 10 ** getCurrency(currency).exponent;
  return (
    <ChartFigure
      title={title}
      series={series}
      tickText={(height) => compact.format(height)}
      groups={groups.map(({ label, amounts }) => ({
        label,
        heights: amounts.map(({ amount }) => Number(amount) / unit),
        cells: amounts.map((money, index) => <MoneyText key={index} {...{ money, locale }} />),
      }))}
    />
  );
}
