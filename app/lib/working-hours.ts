import { Temporal } from "temporal-polyfill";
import type { CivilDate } from "./civil-date.ts";

/** When somebody may be written to: minutes after midnight, the end excluded, and weekdays from 1 (Monday) to 7. */
export type WorkingHours = {
  readonly opensAt: number;
  readonly closesAt: number;
  readonly weekdays: readonly number[];
};

/** An instant within working hours and the day that it is then by the clocks there. */
export type WorkingMoment = { readonly at: Date; readonly day: CivilDate };

/** Times within the working hours of a zone. Answers are remembered, as many invoices ask for the same days. */
export type WorkingTimes = {
  /** The first such moment from that instant on: the instant itself within working hours. */
  readonly from: (zone: string, instant: Date) => WorkingMoment;
  /** The first such moment of that day or of a later one. */
  readonly on: (zone: string, day: CivilDate) => WorkingMoment;
};

export function workingTimes(hours: WorkingHours): WorkingTimes {
  const known = new Map<string, WorkingMoment>();
  const remember = (key: string, find: () => WorkingMoment) => {
    const moment = known.get(key) ?? find();
    known.set(key, moment);
    return moment;
  };
  return {
    from: (zone, instant) =>
      remember(`${zone} ${instant.getTime()}`, () => {
        const milliseconds = instant.getTime();
        const at = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone);
        return firstMoment(hours, zone, { day: at.toPlainDate(), notBefore: milliseconds });
      }),
    on: (zone, day) =>
      remember(`${zone} ${day}`, () =>
        firstMoment(hours, zone, { day: Temporal.PlainDate.from(day), notBefore: -Infinity }),
      ),
  };
}

/** "09:00", as fields for a time have it. */
export function formatTimeOfDay(minutes: number): string {
  const two = (count: number) => String(count).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Minutes after midnight of "09:00"; null for a text that is no time of day. */
export function readTimeOfDay(text: string): number | null {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(text.trim()) ?? [];
  return hour === undefined ? null : Number(hour) * 60 + Number(minute);
}

/** Far more days than any working week has days off, even where a zone leaves days or hours out. */
const furthest = 30;

function firstMoment(
  { opensAt, closesAt, weekdays }: WorkingHours,
  zone: string,
  start: { day: Temporal.PlainDate; notBefore: number },
): WorkingMoment {
  for (let ahead = 0; ahead < furthest; ahead += 1) {
    const day = start.day.add({ days: ahead });
    const opening = clockTime(zone, day, opensAt);
    // A day that the zone left out is told by the clocks of the next one.
    if (!weekdays.includes(day.dayOfWeek) || !opening.toPlainDate().equals(day)) continue;
    const at = Math.max(opening.epochMilliseconds, start.notBefore);
    if (at < clockTime(zone, day, closesAt).epochMilliseconds)
      return { at: new Date(at), day: day.toString() };
  }
  throw new RangeError("There is no working day.");
}

function clockTime(zone: string, day: Temporal.PlainDate, minutes: number) {
  const plainTime = new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60);
  return day.toZonedDateTime({ timeZone: zone, plainTime });
}
