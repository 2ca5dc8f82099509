import { AxisBottom, AxisLeft } from "@visx/axis";
import { scaleBand, scaleLinear } from "@visx/scale";
import { BarStack } from "@visx/shape";

export type ChartSeries = { key: string; label: string };

/** One stack of bars: a height per series, in the order of the series. */
export type DrawnGroup = { label: string; heights: readonly number[] };

export type BarChartDrawingProps = {
  title: string;
  series: readonly ChartSeries[];
  groups: readonly DrawnGroup[];
  /** What the axis says at a height. */
  tickText: (height: number) => string;
};

export type DrawingSize = { width: number; height: number; labelEvery: number };

const margin = { top: 10, right: 4, bottom: 26, left: 54 };
/** So wide that a label of a day fits. */
const halfLabel = 24;
const fills = ["fill-chart-1", "fill-chart-2", "fill-chart-3", "fill-chart-4"];

type Datum = { label: string } & Record<string, number | string>;

/** Heights are drawn with floats and rounded labels; exact amounts stand in the table beside the drawing. */
export function BarChartDrawing({
  title,
  series,
  groups,
  tickText,
  size,
  className,
}: BarChartDrawingProps & { size: DrawingSize; className: string }) {
  const labels = groups.map(({ label }) => label);
  const keys = series.map(({ key }) => key);
  const data = groups.map((group) => datumOf(group, keys));
  const highest = Math.max(0, ...data.map((datum) => keys.reduce((sum, key) => sum + Number(datum[key]), 0)));
  const x = scaleBand({ domain: labels, range: [margin.left, size.width - margin.right], padding: 0.4 });
  const y = scaleLinear({
    domain: [0, highest || 1],
    range: [size.height - margin.bottom, margin.top],
    nice: 4,
  });

  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={title}
      className={`${className} h-auto w-full`}
    >
      {y.ticks(4).map((tick) => (
        <line
          key={tick}
          x1={margin.left}
          x2={size.width - margin.right}
          y1={y(tick)}
          y2={y(tick)}
          className="stroke-line"
        />
      ))}
      <BarStack<Datum, string>
        data={data}
        keys={keys}
        x={({ label }) => label}
        xScale={x}
        yScale={y}
        color={(key) => fills[keys.indexOf(key) % fills.length] ?? "fill-chart-1"}
      >
        {(stacks) =>
          stacks.flatMap(({ bars }) =>
            bars.map((bar) => (
              <rect
                key={`${bar.key} ${bar.index}`}
                x={bar.x}
                y={bar.y}
                width={bar.width}
                height={Math.max(0, bar.height)}
                rx="2"
                className={bar.color}
              />
            )),
          )
        }
      </BarStack>
      <AxisLeft
        left={margin.left}
        scale={y}
        numTicks={4}
        hideAxisLine
        hideTicks
        tickFormat={(value) => tickText(Number(value))}
        tickComponent={({ formattedValue, x: at, y: height }) => (
          <text x={at} y={height} dx="-4" dy="4" textAnchor="end" className="fill-muted text-[13px]">
            {formattedValue}
          </text>
        )}
      />
      <AxisBottom
        top={size.height - margin.bottom}
        scale={x}
        tickValues={labels.filter((_, index) => index % size.labelEvery === 0)}
        hideTicks
        axisLineClassName="stroke-line-strong"
        tickComponent={({ formattedValue, x: at, y: height }) => {
          const isAtEdge = at + halfLabel > size.width;
          return (
            <text
              x={isAtEdge ? size.width : at}
              y={height}
              dy="4"
              textAnchor={isAtEdge ? "end" : "middle"}
              className="fill-muted text-[13px]"
            >
              {formattedValue}
            </text>
          );
        }}
      />
    </svg>
  );
}

function datumOf({ label, heights }: DrawnGroup, keys: readonly string[]): Datum {
  return { label, ...Object.fromEntries(keys.map((key, index) => [key, heights[index] ?? 0])) };
}
