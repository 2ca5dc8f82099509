import { Temporal } from "temporal-polyfill";
import { instantIn, isCivilDate, startOfDayIn } from "./civil-date.ts";

/**
 * The instant of what a person typed, as ISO 8601 in UTC: a day or a day and a time by the clocks of that zone. Anything
 * else is given back as it is: it may be an instant with a zone of its own, and where events are read it is judged.
 */
export function typedInstant(text: string, zone: string): string {
  const trimmed = text.trim();
  const at = isCivilDate(trimmed)
    ? startOfDayIn(zone, trimmed)
    : instantIn(zone, trimmed.replace(" ", "T").replace(/^(.{16}):00$/, "$1"));
  return at ? at.toISOString() : trimmed;
}

/** "2026-03-01T09:30": an instant as the clocks of that zone show it, to the minute, as fields for a time have it. */
export function typedTimeIn(zone: string, instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}
