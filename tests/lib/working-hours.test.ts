import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { days } from "#lib/duration";
import { formatTimeOfDay, readTimeOfDay, type WorkingHours, workingTimes } from "#lib/working-hours";
import { typedTimeIn } from "#lib/typed-instant";

const office: WorkingHours = { opensAt: 540, closesAt: 1020, weekdays: [1, 2, 3, 4, 5] };

const from = (zone: string, instant: string, hours = office) => {
  const { at, day } = workingTimes(hours).from(zone, new Date(instant));
  return [typedTimeIn(zone, at), day];
};

describe("the next moment of working hours", () => {
  test.each([
    ["before they begin is when they begin", "2026-03-02T06:00:00Z", "2026-03-02T09:00"],
    ["within them is now", "2026-03-02T09:30:00Z", "2026-03-02T10:30"],
    ["at their first minute is now", "2026-03-02T08:00:00Z", "2026-03-02T09:00"],
    ["at their end is the next morning", "2026-03-02T16:00:00Z", "2026-03-03T09:00"],
    ["on Friday evening is Monday morning", "2026-03-06T20:00:00Z", "2026-03-09T09:00"],
    ["on a Saturday is Monday morning", "2026-03-07T10:00:00Z", "2026-03-09T09:00"],
    ["over the start of summer time follows the clocks", "2026-03-28T10:00:00Z", "2026-03-30T09:00"],
  ])("%s", (_, instant, expected) => {
    expect(from("Europe/Vienna", instant)).toEqual([expected, expected.slice(0, 10)]);
  });

  test("is told by the clocks of the zone asked for", () => {
    expect(from("Pacific/Auckland", "2026-03-01T19:59:00Z")).toEqual(["2026-03-02T09:00", "2026-03-02"]);
    expect(from("America/New_York", "2026-03-02T13:00:00Z")).toEqual(["2026-03-02T09:00", "2026-03-02"]);
    expect(from("Asia/Kathmandu", "2026-03-02T03:15:00Z")).toEqual(["2026-03-02T09:00", "2026-03-02"]);
  });

  test("of a day is its beginning, or that of the first working day after it", () => {
    const times = workingTimes(office);
    expect(times.on("Europe/Vienna", "2026-03-06")).toEqual({
      at: new Date("2026-03-06T08:00:00Z"),
      day: "2026-03-06",
    });
    expect(times.on("Europe/Vienna", "2026-03-07").day).toBe("2026-03-09");
  });

  test("skips a day that a zone left out and an hour that clocks jump over", () => {
    const weekend = { ...office, weekdays: [5] };
    expect(workingTimes(weekend).on("Pacific/Apia", "2011-12-29").day).toBe("2012-01-06");
    const night = { opensAt: 120, closesAt: 180, weekdays: [7] };
    expect(workingTimes(night).on("Europe/Vienna", "2026-03-29").day).toBe("2026-04-05");
  });

  test("is never earlier than asked, never outside the hours, and itself the next from itself on", () => {
    const zones = [
      "Europe/Vienna",
      "America/St_Johns",
      "Pacific/Chatham",
      "Asia/Kolkata",
      "Africa/Casablanca",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) }),
        fc.integer({ min: 0, max: 1380 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        (zone, instant, opensAt, weekdays) => {
          const hours = { opensAt, closesAt: Math.min(1439, opensAt + 60), weekdays };
          const { from: next } = workingTimes(hours);
          const { at, day } = next(zone, new Date(instant));
          expect(at.getTime()).toBeGreaterThanOrEqual(instant);
          expect(at.getTime() - instant).toBeLessThan(days(16));
          const local = typedTimeIn(zone, at);
          expect(local.slice(0, 10)).toBe(day);
          const minutes = readTimeOfDay(local.slice(11, 16)) ?? -1;
          // An hour that clocks jump over is told by the clocks after it.
          expect(minutes).toBeGreaterThanOrEqual(opensAt);
          expect(minutes).toBeLessThan(hours.closesAt + 60);
          expect(weekdays).toContain(new Date(`${day}T12:00:00Z`).getUTCDay() || 7);
          expect(next(zone, at).at).toEqual(at);
        },
      ),
    );
  });
});

describe("a time of day", () => {
  test.each([
    ["09:00", 540],
    ["9:05", 545],
    ["23:59", 1439],
    ["17:00:00", 1020],
    ["24:00", null],
    ["9", null],
    ["nine", null],
    ["", null],
  ])("%s is %s minutes after midnight", (text, minutes) => {
    expect(readTimeOfDay(text)).toBe(minutes);
  });

  test("is written with two digits each", () => {
    expect([0, 545, 1439].map(formatTimeOfDay)).toEqual(["00:00", "09:05", "23:59"]);
  });
});
