import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  compareDates,
  daysBetween,
  formatDate,
  formatInstant,
  formatMonth,
  isCivilDate,
  isTimeZone,
  startOfDayIn,
  todayIn,
} from "#lib/civil-date";
import { hours } from "#lib/duration";
import { contains, monthOf } from "#lib/period";

const zones = [
  "UTC",
  "Europe/Vienna",
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Pacific/Apia",
  "Australia/Lord_Howe",
  "America/St_Johns",
];
const instants = fc.date({
  min: new Date("1980-01-01T00:00:00Z"),
  max: new Date("2100-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const dates = instants.map((instant) => instant.toISOString().slice(0, 10));

describe("validity", () => {
  test.each(["2026-03-01", "2024-02-29", "1000-01-01", "9999-12-31"])("%s is a day", (text) => {
    expect(isCivilDate(text)).toBe(true);
  });

  test.each([
    "",
    "2026-2-1",
    "2026-02-29",
    "2026-02-30",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "0999-01-01",
    "2026-01-01T00:00:00Z",
    " 2026-01-01",
    "20260101",
    "+002026-01-01",
    "yesterday",
  ])("%j is none", (text) => {
    expect(isCivilDate(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow(RangeError);
  });

  test.each(["UTC", "Europe/Vienna", "America/Argentina/Buenos_Aires", "Asia/Kolkata"])(
    "%s is a zone",
    (text) => {
      expect(isTimeZone(text)).toBe(true);
    },
  );

  test.each(["", "Vienna", "+02:00", "Europe/Nowhere", "local", "../etc"])("%j is no zone", (text) => {
    expect(isTimeZone(text)).toBe(false);
  });
});

describe("days and instants", () => {
  test.each([
    ["2026-03-01T04:59:59Z", "America/New_York", "2026-02-28"],
    ["2026-03-01T05:00:00Z", "America/New_York", "2026-03-01"],
    ["2026-03-01T00:00:00Z", "Asia/Tokyo", "2026-03-01"],
    ["2026-02-28T15:00:00Z", "Asia/Tokyo", "2026-03-01"],
    ["2025-12-31T10:00:00Z", "Pacific/Kiritimati", "2026-01-01"],
  ])("at %s it is in %s the %s", (instant, zone, day) => {
    expect(todayIn(zone, new Date(instant))).toBe(day);
  });

  test.each([
    ["Europe/Vienna", "2026-03-29", "2026-03-28T23:00:00.000Z"],
    ["Europe/Vienna", "2026-03-30", "2026-03-29T22:00:00.000Z"],
    ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z"],
    ["UTC", "2026-01-01", "2026-01-01T00:00:00.000Z"],
  ])("in %s the %s starts at %s", (zone, day, instant) => {
    expect(startOfDayIn(zone, day).toISOString()).toBe(instant);
  });

  test("every instant lies between the start of its day and the start of the next", () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const day = todayIn(zone, instant);
        expect(startOfDayIn(zone, day) <= instant).toBe(true);
        expect(instant < startOfDayIn(zone, addDays(day, 1))).toBe(true);
      }),
    );
  });

  test("days that are added can be counted and taken away", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -4000, max: 4000 }), (date, count) => {
        const other = addDays(date, count);
        expect(daysBetween(date, other)).toBe(count);
        expect(addDays(other, -count)).toBe(date);
        expect(compareDates(date, other)).toBe(Math.sign(-count) + 0);
      }),
    );
  });

  test("thirty days from the end of January pass the end of February", () => {
    expect(addDays("2026-01-31", 30)).toBe("2026-03-02");
    expect(addDays("2024-01-31", 30)).toBe("2024-03-01");
  });
});

describe("months", () => {
  test("a period includes its start and excludes its end", () => {
    const march = monthOf(new Date("2026-03-15T12:00:00Z"));
    expect([march.start.toISOString(), march.end.toISOString()]).toEqual([
      "2026-03-01T00:00:00.000Z",
      "2026-04-01T00:00:00.000Z",
    ]);
    expect(
      [march.start, new Date(march.end.getTime() - 1), march.end].map((at) => contains(march, at)),
    ).toEqual([true, true, false]);
  });

  test("a month in which clocks change is an hour shorter or longer", () => {
    const lengthOf = (instant: string) => {
      const month = monthOf(new Date(instant), "Europe/Vienna");
      return month.end.getTime() - month.start.getTime();
    };
    expect(lengthOf("2026-03-10T00:00:00Z")).toBe(hours(31 * 24 - 1));
    expect(lengthOf("2026-10-10T00:00:00Z")).toBe(hours(31 * 24 + 1));
  });

  test("every instant is in its month, and months follow without a gap", () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const month = monthOf(instant, zone);
        expect(contains(month, instant)).toBe(true);
        expect(monthOf(month.end, zone).start).toEqual(month.end);
      }),
    );
  });
});

describe("texts", () => {
  test.each([
    ["en", "Mar 1, 2026"],
    ["de", "01.03.2026"],
    ["fr", "1 mars 2026"],
  ])("in %s the first of March 2026 reads %s", (locale, text) => {
    expect(formatDate("2026-03-01", locale)).toBe(text);
  });

  test("every language shows the Gregorian year in the digits 0 to 9", () => {
    for (const locale of ["th", "fa", "ar-SA", "hi"])
      expect(formatDate("2026-03-01", locale)).toContain("2026");
  });

  test("an instant reads as the clocks of its zone show it", () => {
    const instant = new Date("2026-03-01T03:30:00Z");
    expect(formatInstant(instant, "America/New_York", "en")).toMatch(/^Feb 28, 2026, 10:30[ \u00a0]PM$/);
    expect(formatInstant(instant, "Asia/Tokyo", "de")).toBe("01.03.2026, 12:30");
    expect(formatInstant(instant, "Asia/Tokyo", "de", "second")).toBe("01.03.2026, 12:30:00");
  });

  test("a month is named in the reader's language", () => {
    expect([formatMonth("2026-03-31"), formatMonth("2026-03-01", "de")]).toEqual(["Mar 2026", "März 2026"]);
  });
});
