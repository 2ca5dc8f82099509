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

function startOf(date: Temporal.PlainDate, zone: string): Date {
  return new Date(date.toZonedDateTime(zone).epochMilliseconds);
}
