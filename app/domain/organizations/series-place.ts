import type { CivilDate } from "#lib/civil-date";

type SeriesState = {
  readonly resetsYearly: boolean;
  /** What `lastNumber` counts in; 0 while the series goes on over the years. */
  readonly year: number;
  readonly lastNumber: number;
  readonly lastIssuedOn: CivilDate | null;
};

/** Where a series stands: the day of its next document, the year that the number counts in, and the last number in it. */
export type SeriesPlace = {
  readonly issuedOn: CivilDate;
  readonly year: number;
  readonly lastNumber: number;
};

/**
 * Where the series stands on a day. The next document is never dated before the last, so that dates follow numbers. A
 * series that begins anew each year has had no number in a year that it did not reach yet; one that starts to do so
 * goes on in the year of its last document, because those numbers may carry the year already.
 */
export function placeOn(series: SeriesState, today: CivilDate): SeriesPlace {
  const { resetsYearly, year, lastNumber, lastIssuedOn } = series;
  const issuedOn = lastIssuedOn !== null && lastIssuedOn > today ? lastIssuedOn : today;
  if (!resetsYearly) return { issuedOn, year: 0, lastNumber };
  const reached = year === 0 ? yearOf(lastIssuedOn ?? today) : year;
  const present = yearOf(issuedOn);
  return { issuedOn, year: present, lastNumber: present === reached ? lastNumber : 0 };
}

/** Whether a document was issued here, in this year where the series begins anew each year: its last number is final. */
export function hasBegun({ resetsYearly, lastIssuedOn }: SeriesState, today: CivilDate): boolean {
  if (lastIssuedOn === null) return false;
  return !resetsYearly || yearOf(lastIssuedOn) >= yearOf(today);
}

function yearOf(day: CivilDate): number {
  return Number(day.slice(0, 4));
}
