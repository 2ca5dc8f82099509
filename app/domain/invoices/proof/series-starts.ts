import { listActivity } from "#domain/activity";
import type { Context } from "#platform/context";

/** Where people said that a series had begun or gone on elsewhere. */
export type SeriesStarts = {
  /** The place before the first document of that year. */
  readonly of: (year: number) => number;
  /** The place that the series had reached after this one, before the next document. */
  readonly after: (year: number, index: number) => number;
};

/** Reads from the series' activity what was set as the last number before a first document, or confirmed after a restore. */
export async function readSeriesStarts(ctx: Context, seriesId: string | null): Promise<SeriesStarts> {
  const began = new Map<number, number>();
  const jumps = new Map<string, number>();
  const after = (year: number, index: number): number => {
    const next = jumps.get(`${year} ${index}`);
    return next === undefined || next <= index ? index : after(year, next);
  };
  for await (const { verb, from, to } of changesOf(ctx, seriesId)) {
    if (verb === "confirmed" && from.year === to.year)
      jumps.set(`${to.year} ${from.lastNumber}`, to.lastNumber);
    // Newest first, so that the last word on where a year began is the first one read.
    else if (!began.has(to.year)) began.set(to.year, to.lastNumber);
  }
  return { of: (year) => after(year, began.get(year) ?? 0), after };
}

async function* changesOf(ctx: Context, seriesId: string | null) {
  if (seriesId === null) return;
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listActivity>> = await listActivity(ctx, {
      subjectKind: "number_series",
      subjectId: seriesId,
      cursor,
      limit: 100,
    });
    for (const { verb, before, after } of page.items) {
      const [from, to] = [placeIn(before), placeIn(after)];
      // What did not move the series, such as another pattern, says nothing about places.
      if (from && to) yield { verb, from, to };
    }
    cursor = page.nextCursor;
  } while (cursor);
}

function placeIn(snapshot: Record<string, unknown> | null) {
  const [year, lastNumber] = [Number(snapshot?.year ?? 0), Number(snapshot?.lastNumber)];
  return Number.isInteger(year) && Number.isInteger(lastNumber) ? { year, lastNumber } : null;
}
