import type { ReactNode } from "react";
import { BarChartDrawing, type BarChartDrawingProps, type DrawnGroup } from "./bar-chart-drawing.tsx";
import { Icon } from "./icon.tsx";
import { useTexts } from "./texts.tsx";

/** A drawn group with what its heights are exactly. */
export type FigureGroup = DrawnGroup & { cells: readonly ReactNode[] };

export type ChartFigureProps = Omit<BarChartDrawingProps, "groups"> & { groups: readonly FigureGroup[] };

const swatches = ["bg-chart-1", "bg-chart-2", "bg-chart-3", "bg-chart-4"];

/** Bars drawn on the server, with the exact figures in a table behind them. */
export function ChartFigure(props: ChartFigureProps) {
  const { title, series, groups } = props;
  const { page } = useTexts();
  const every = Math.ceil(groups.length / 16);
  const everyOnPhone = groups.length > 7 ? Math.ceil(groups.length / 5) : 1;
  return (
    <figure className="min-w-0">
      {series.length > 1 ? (
        <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted" aria-hidden="true">
          {series.map(({ key, label }, index) => (
            <li key={key} className="inline-flex items-center gap-2">
              <span className={`size-2.5 rounded-sm ${swatches[index % swatches.length]}`} />
              {label}
            </li>
          ))}
        </ul>
      ) : null}
      <BarChartDrawing
        {...props}
        size={{ width: 720, height: 240, labelEvery: every }}
        className="max-sm:hidden"
      />
      <BarChartDrawing
        {...props}
        size={{ width: 340, height: 220, labelEvery: everyOnPhone }}
        className="sm:hidden"
      />
      <figcaption className="sr-only">{title}</figcaption>
      <details className="group mt-2 text-sm">
        <summary className="target inline-flex items-center gap-1 text-muted underline-offset-2 hover:text-ink hover:underline">
          <Icon name="chevronDown" className="size-4 group-open:rotate-180" />
          {page.showAsTable}
        </summary>
        <FiguresTable {...props} />
      </details>
    </figure>
  );
}

function FiguresTable({ title, series, groups }: ChartFigureProps) {
  return (
    <table className="mt-1 w-full text-left">
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr className="border-b border-line text-muted">
          <td />
          {series.map(({ key, label }) => (
            <th key={key} scope="col" className="py-1.5 pl-3 text-right font-medium">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ label, cells }) => (
          <tr key={label} className="border-b border-line last:border-0">
            <th scope="row" className="py-1.5 font-normal">
              {label}
            </th>
            {series.map(({ key }, index) => (
              <td key={key} className="py-1.5 pl-3 text-right">
                {cells[index]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
