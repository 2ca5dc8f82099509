import type { SeriesKind } from "#domain/organizations";
import { type Context, organizationOf } from "#platform/context";
import { documentsOf, type IssuedPlace } from "./issued-places.ts";
import { readSeriesStarts, type SeriesStarts } from "./series-starts.ts";

/** Whether the documents of a series have numbers without gaps, in each year where it begins anew, and dates that follow. */
export async function proveSeries(ctx: Context, kind: SeriesKind): Promise<string[]> {
  const organizationId = organizationOf(ctx);
  const series = await ctx.db.numberSeries.findFirst({ where: { organizationId, kind } });
  const starts = await readSeriesStarts(ctx, series?.id ?? null);
  const differences: string[] = [];
  let previous: IssuedPlace | null = null;
  for await (const issued of documentsOf(ctx, kind)) {
    differences.push(...proveStep(previous, issued, starts));
    previous = issued;
  }
  return series ? [...differences, ...proveEnd(series, previous, starts)] : differences;
}

function proveStep(previous: IssuedPlace | null, issued: IssuedPlace, starts: SeriesStarts): string[] {
  const { number, year, index, issuedOn } = issued;
  return [
    ...proveOrder(previous, issued, starts),
    ...(previous && isBefore(issuedOn, previous.issuedOn)
      ? [`${number} is dated before ${previous.number}.`]
      : []),
    ...(year !== 0 && issuedOn?.slice(0, 4) !== String(year)
      ? [`${number} has place ${index} in ${year}, but is dated ${issuedOn}.`]
      : []),
  ];
}

function proveOrder(previous: IssuedPlace | null, issued: IssuedPlace, starts: SeriesStarts): string[] {
  const { number, year, index } = issued;
  if (previous?.year === year)
    return index === starts.after(year, previous.index) + 1
      ? []
      : [`Numbers are missing between ${previous.number} and ${number}.`];
  // Where a series that goes on over the years began is whatever was issued elsewhere before.
  if (year === 0 || index === starts.of(year) + 1) return [];
  return [`Numbers are missing before ${number}, the first of ${year}.`];
}

function isBefore(day: string | null, other: string | null): boolean {
  return day !== null && other !== null && day < other;
}

/** A confirmation may have moved the series on without a document yet. */
function proveEnd(
  series: { pattern: string; year: number; lastNumber: number },
  last: IssuedPlace | null,
  starts: SeriesStarts,
): string[] {
  const { pattern, year, lastNumber } = series;
  const reached = last?.year === year ? starts.after(year, last.index) : null;
  if (last === null || lastNumber === (reached ?? starts.of(year))) return [];
  return [`The series ${pattern} ends at ${lastNumber}, but its last document has place ${last.index}.`];
}
