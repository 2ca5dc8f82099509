import { Temporal } from "temporal-polyfill";
import { dateFormat, plainSpaces } from "./locale.ts";

/**
 * Civil dates are texts "YYYY-MM-DD": a day on a calendar, without a zone. They sort as texts. Functions that take one
 * throw RangeError when it is none; what people and scripts send is checked with isCivilDate.
 */
export type CivilDate = string;

/** Whether the text is a day that exists, from the year 1000 on. */
export function isCivilDate(text: string): boolean {
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** Whether the text names a zone of the IANA database, such as "Europe/Vienna". Offsets such as "+02:00" are not zones. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** The day that it is in that zone at that instant. */
export function todayIn(zone: string, instant: Date): CivilDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

/** The first instant of the day in that zone; where clocks skip midnight it is not 00:00 there. */
export function startOfDayIn(zone: string, date: CivilDate): Date {
  return new Date(Temporal.PlainDate.from(checked(date)).toZonedDateTime(zone).epochMilliseconds);
}

/** The instant at which clocks of that zone show "2026-03-01T09:30"; null for a text that is no such time. */
export function instantIn(zone: string, text: string): Date | null {
  if (!isCivilDate(text.slice(0, 10)) || !/^.{10}T([01]\d|2[0-3]):[0-5]\d$/.test(text)) return null;
  return new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds);
}

export function addDays(date: CivilDate, count: number): CivilDate {
  return Temporal.PlainDate.from(checked(date)).add({ days: count }).toString();
}

/** Below zero, zero or above zero, as a sort wants it. */
export function compareDates(a: CivilDate, b: CivilDate): -1 | 0 | 1 {
  if (checked(a) === checked(b)) return 0;
  return a < b ? -1 : 1;
}

/** How many days after `from` the day `to` is; negative when before. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Temporal.PlainDate.from(checked(from)).until(checked(to)).days;
}

/** "Mar 1, 2026" for readers of that language. */
export function formatDate(date: CivilDate, locale = "en"): string {
  return format(noonUtc(date), locale, { dateStyle: "medium", timeZone: "UTC" });
}

/** "Mar 2026", the month that the day is in. */
export function formatMonth(date: CivilDate, locale = "en"): string {
  return format(noonUtc(date), locale, { month: "short", year: "numeric", timeZone: "UTC" });
}

/** "Mar 1, 2026, 2:30 PM", as the clocks of that zone show it; to the second where several may share a minute. */
export function formatInstant(
  instant: Date,
  zone: string,
  locale = "en",
  precision: "minute" | "second" = "minute",
): string {
  const timeStyle = precision === "second" ? "medium" : "short";
  return format(instant, locale, { dateStyle: "medium", timeStyle, timeZone: zone });
}

function checked(date: string): CivilDate {
  if (!isCivilDate(date)) throw new RangeError(`"${date}" is not a civil date.`);
  return date;
}

function noonUtc(date: CivilDate): Date {
  return new Date(`${checked(date)}T12:00:00Z`);
}

function format(instant: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return plainSpaces(dateFormat(locale, options).format(instant));
}
