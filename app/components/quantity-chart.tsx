import { formatNumber } from "#lib/number-text";
import type { ChartSeries } from "./bar-chart-drawing.tsx";
import { ChartFigure } from "./chart-figure.tsx";

export type QuantityChartProps = {
  title: string;
  series: readonly ChartSeries[];
  /** A decimal text per series, in the order of the series. */
  groups: readonly { label: string; quantities: readonly string[] }[];
  locale?: string;
};

/** Quantities over time. Heights are floats with rounded labels; the exact quantities are in the table. */
export function QuantityChart({ title, series, groups, locale = "en" }: QuantityChartProps) {
  const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  return (
    <ChartFigure
      title={title}
      series={series}
      tickText={(height) => compact.format(height)}
      groups={groups.map(({ label, quantities }) => ({
        label,
        heights: quantities.map((quantity) => Math.max(0, Number(quantity))),
        cells: quantities.map((quantity) => formatNumber(quantity, locale)),
      }))}
    />
  );
}
