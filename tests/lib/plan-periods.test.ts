import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "#lib/civil-date";
import { anchorOf, periodOn, periodsBefore, planIntervals, type Rhythm } from "#lib/plan-periods";

const spans = (rhythm: Rhythm, before: string) =>
  periodsBefore(rhythm, before).map(({ from, until }) => `${from} ${until}`);

describe("periods", () => {
  test.each([
    [
      "month",
      1,
      "2026-01-01",
      "2026-04-01",
      ["2026-01-01 2026-02-01", "2026-02-01 2026-03-01", "2026-03-01 2026-04-01"],
    ],
    [
      "month",
      31,
      "2026-01-31",
      "2026-05-01",
      ["2026-01-31 2026-02-28", "2026-02-28 2026-03-31", "2026-03-31 2026-04-30", "2026-04-30 2026-05-31"],
    ],
    ["month", 30, "2024-01-30", "2024-03-30", ["2024-01-30 2024-02-29", "2024-02-29 2024-03-30"]],
    ["quarter", 15, "2026-02-15", "2026-08-15", ["2026-02-15 2026-05-15", "2026-05-15 2026-08-15"]],
    [
      "year",
      29,
      "2024-02-29",
      "2028-03-01",
      [
        "2024-02-29 2025-02-28",
        "2025-02-28 2026-02-28",
        "2026-02-28 2027-02-28",
        "2027-02-28 2028-02-29",
        "2028-02-29 2029-02-28",
      ],
    ],
    [
      "week",
      1,
      "2026-01-01",
      "2026-01-13",
      ["2026-01-01 2026-01-05", "2026-01-05 2026-01-12", "2026-01-12 2026-01-19"],
    ],
  ] as const)(
    "of a %s anchored on %i from %s follow each other",
    (interval, anchorDay, startsOn, before, wanted) => {
      expect(spans({ interval, anchorDay, startsOn, endsOn: null }, before)).toEqual(wanted);
    },
  );

  test("that begin before the anchor are the rest of a whole one", () => {
    const rhythm: Rhythm = { interval: "month", anchorDay: 15, startsOn: "2026-03-01", endsOn: null };
    expect(periodsBefore(rhythm, "2026-03-20")).toEqual([
      { from: "2026-03-01", until: "2026-03-15", days: 14, of: 28, after: 14 },
      { from: "2026-03-15", until: "2026-04-15", days: 31, of: 31, after: 0 },
    ]);
  });

  test("end with the plan, in the middle of a whole one", () => {
    const rhythm: Rhythm = { interval: "month", anchorDay: 1, startsOn: "2026-01-01", endsOn: "2026-02-11" };
    expect(periodsBefore(rhythm, "2027-01-01").at(-1)).toEqual({
      from: "2026-02-01",
      until: "2026-02-11",
      days: 10,
      of: 28,
      after: 0,
    });
    expect(periodOn(rhythm, "2026-02-10")?.until).toBe("2026-02-11");
    expect(periodOn(rhythm, "2026-02-11")).toBeNull();
    expect(periodOn(rhythm, "2025-12-31")).toBeNull();
  });

  test("cover every day of a plan exactly once, whatever its rhythm", () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays("2020-01-01", days));
    const plans = fc
      .record({
        interval: fc.constantFrom(...planIntervals),
        anchor: fc.integer({ min: 1, max: 31 }),
        startsOn: day,
        length: fc.integer({ min: 1, max: 900 }),
      })
      .map(({ interval, anchor, startsOn, length }): Rhythm & { endsOn: string } => ({
        ...{ interval, startsOn, endsOn: addDays(startsOn, length) },
        anchorDay: interval === "week" ? ((anchor - 1) % 7) + 1 : anchor,
      }));
    fc.assert(
      fc.property(plans, (plan) => {
        const periods = periodsBefore(plan, plan.endsOn);
        expect(periods[0]?.from).toBe(plan.startsOn);
        expect(periods.at(-1)?.until).toBe(plan.endsOn);
        for (const [index, { from, until, days, of, after }] of periods.entries()) {
          expect(periods[index + 1]?.from ?? until).toBe(until);
          expect(days).toBe(daysBetween(from, until));
          expect(after + days).toBeLessThanOrEqual(of);
          expect(days).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test("a plan is anchored on the day that it starts on unless it is told otherwise", () => {
  expect(anchorOf("month", "2026-01-31")).toBe(31);
  expect(anchorOf("week", "2026-01-01")).toBe(4);
});
