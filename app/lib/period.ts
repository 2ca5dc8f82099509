import { Temporal } from "temporal-polyfill";

/** A stretch of time that includes its start and excludes its end. */
export type Period = { readonly start: Date; readonly end: Date };

export function contains(period: Period, instant: Date): boolean {
  return period.start <= instant && instant < period.end;
}

/** The calendar month, as that zone's clocks count it, that `instant` falls in. */
export function monthOf(instant: Date, zone = "UTC"): Period {
  const first = Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .with({ day: 1 });
  return { start: startOf(first, zone), end: startOf(first.add({ months: 1 }), zone) };
}

/** The days of the month before that the month has had so far, today as a whole day among them; at most all it has. */
export function sameDaysOfMonthBefore(instant: Date, zone = "UTC"): Period {
  const today = Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const first = today.with({ day: 1 }).subtract({ months: 1 });
  const next = first.add({ days: Math.min(today.day, first.daysInMonth) });
  return { start: startOf(first, zone), end: startOf(next, zone) };
}

function startOf(date: Temporal.PlainDate, zone: string): Date {
  return new Date(date.toZonedDateTime(zone).epochMilliseconds);
}
