import { Temporal } from "temporal-polyfill";
import { type CivilDate, daysBetween } from "./civil-date.ts";

export const planIntervals = ["week", "month", "quarter", "year"] as const;
export type PlanInterval = (typeof planIntervals)[number];

export type Rhythm = {
  readonly interval: PlanInterval;
  /** The day that periods begin with: 1 to 31 of a month, its last where it has fewer; 1 (Monday) to 7 of a week. */
  readonly anchorDay: number;
  readonly startsOn: CivilDate;
  /** The first day that is not part of it any more; null while it goes on. */
  readonly endsOn: CivilDate | null;
};

/** A period as it is billed, and how much of a whole one it is. */
export type PlanPeriod = {
  readonly from: CivilDate;
  /** The first day after it. */
  readonly until: CivilDate;
  readonly days: number;
  /** How many days the whole period has that this is a part of; the same as `days` for a whole one. */
  readonly of: number;
  /** How many days of the whole period are before this part of it. */
  readonly after: number;
};

/** The periods that begin before `before`, in order. The first and the last may be parts of a whole one. */
export function periodsBefore(rhythm: Rhythm, before: CivilDate): PlanPeriod[] {
  const { startsOn, endsOn } = rhythm;
  const periods: PlanPeriod[] = [];
  for (let index = 0; ; index += 1) {
    const [begin, end] = [boundary(rhythm, index), boundary(rhythm, index + 1)];
    const from = begin < startsOn ? startsOn : begin;
    if (from >= before || (endsOn !== null && from >= endsOn)) return periods;
    const until = endsOn !== null && endsOn < end ? endsOn : end;
    const [days, of, after] = [daysBetween(from, until), daysBetween(begin, end), daysBetween(begin, from)];
    periods.push({ from, until, days, of, after });
  }
}

/** The period that the day is in; null before the start and from the end on. */
export function periodOn(rhythm: Rhythm, day: CivilDate): PlanPeriod | null {
  const last = periodsBefore(rhythm, Temporal.PlainDate.from(day).add({ days: 1 }).toString()).at(-1);
  return last && day < last.until ? last : null;
}

/** The anchor that a rhythm begins with on its first day: that day itself. */
export function anchorOf(interval: PlanInterval, startsOn: CivilDate): number {
  const date = Temporal.PlainDate.from(startsOn);
  return interval === "week" ? date.dayOfWeek : date.day;
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

/** The first day of the whole period `index`; that of period 0 is on the first day or before it. */
function boundary({ interval, anchorDay, startsOn }: Rhythm, index: number): CivilDate {
  const first = Temporal.PlainDate.from(startsOn);
  if (interval === "week") {
    const back = (first.dayOfWeek - anchorDay + 7) % 7;
    return first.add({ days: 7 * index - back }).toString();
  }
  const months = monthsOf[interval];
  // A month without the anchor's day has its last day instead, and the month after it the anchor's day again.
  const inMonth = (offset: number) => first.with({ day: 1 }).add({ months: offset }).with({ day: anchorDay });
  const isAhead = Temporal.PlainDate.compare(inMonth(0), first) > 0;
  return inMonth(months * (isAhead ? index - 1 : index)).toString();
}
