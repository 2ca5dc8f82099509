import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PlannedReminder, planReminders, type ReminderFacts } from "#domain/reminders";
import { days, hours } from "#lib/duration";
import { typedTimeIn } from "#lib/typed-instant";
import { workingTimes } from "#lib/working-hours";

const zone = "Europe/Vienna";
const long = new Date("2020-01-01T00:00:00Z");

/** Due on Thursday, March 26, and delivered on Monday, March 2. */
function facts(over: Partial<ReminderFacts> & { offsets?: readonly number[] } = {}): ReminderFacts {
  const { offsets = [-3, 0, 7], ...rest } = over;
  return {
    dueOn: "2026-03-26",
    deliveredAt: new Date("2026-03-02T10:00:00Z"),
    zone,
    times: workingTimes({ opensAt: 540, closesAt: 1020, weekdays: [1, 2, 3, 4, 5] }),
    steps: offsets.map((offsetDays) => ({ offsetDays, since: long })),
    settled: new Set(),
    remindedOn: null,
    hold: null,
    ...rest,
  };
}

const told = ({ offsetDays, at, overtaken }: PlannedReminder) =>
  [offsetDays, typedTimeIn(zone, at), ...(overtaken.length > 0 ? [overtaken] : [])] as const;
const plan = (over: Parameters<typeof facts>[0] = {}, now = "2026-03-02T10:00:00Z") =>
  planReminders(facts(over), new Date(now)).map(told);

describe("what is planned", () => {
  test("goes out in the morning of each step's day", () => {
    expect(plan()).toEqual([
      [-3, "2026-03-23T09:00"],
      [0, "2026-03-26T09:00"],
      [7, "2026-04-02T09:00"],
    ]);
  });

  test("is nothing before the invoice has arrived", () => {
    expect(plan({ deliveredAt: null })).toEqual([]);
  });

  test("leaves out steps whose day is the day of delivery or before it", () => {
    const late = { deliveredAt: new Date("2026-03-23T10:00:00Z") };
    expect(plan(late, "2026-03-23T10:00:00Z").map(([offset]) => offset)).toEqual([0, 7]);
  });

  test("counts days after the due date from delivery when that came later", () => {
    const late = { deliveredAt: new Date("2026-04-01T10:00:00Z") };
    expect(plan(late, "2026-04-01T10:00:00Z")).toEqual([[7, "2026-04-08T09:00"]]);
  });

  test("tells the day of delivery by the client's clocks", () => {
    // Half past midnight on March 26 in Vienna.
    const night = { deliveredAt: new Date("2026-03-25T23:30:00Z") };
    expect(plan(night, "2026-03-25T23:30:00Z")).toEqual([[7, "2026-04-02T09:00"]]);
  });

  test("leaves out what lies before a step was switched on", () => {
    const steps = [-3, 0, 7].map((offsetDays) => ({ offsetDays, since: new Date("2026-03-26T08:30:00Z") }));
    expect(plan({ steps }, "2026-03-26T08:30:00Z")).toEqual([[7, "2026-04-02T09:00"]]);
  });

  test("leaves out what is settled", () => {
    expect(plan({ settled: new Set([0]) }).map(([offset]) => offset)).toEqual([-3, 7]);
  });

  test("waits from a weekend for Monday, where the later of two takes the place of the earlier", () => {
    // Saturday and Sunday.
    expect(plan({ offsets: [2, 3] })).toEqual([[3, "2026-03-30T09:00", [2]]]);
  });

  test("of steps that were missed sends the latest, now, and the ones to come in their time", () => {
    expect(plan({ offsets: [-3, 0, 1, 7] }, "2026-03-30T12:00:00Z")).toEqual([
      [1, "2026-03-30T14:00", [-3, 0]],
      [7, "2026-04-02T09:00"],
    ]);
  });

  test("of steps that were missed at night waits for the morning, and for what is planned then", () => {
    expect(plan({ offsets: [0, 7] }, "2026-04-01T21:00:00Z")).toEqual([[7, "2026-04-02T09:00", [0]]]);
  });

  test("is not before the day after a reminder", () => {
    expect(plan({ offsets: [0, 7], remindedOn: "2026-03-26" }, "2026-03-26T09:00:00Z")).toEqual([
      [0, "2026-03-27T09:00"],
      [7, "2026-04-02T09:00"],
    ]);
  });

  test("waits until the day of a promise is over, and then the latest step goes out", () => {
    const hold = { reason: "promised", until: "2026-04-03" } as const;
    expect(plan({ offsets: [-3, 0, 7, 14], hold }, "2026-03-27T10:00:00Z")).toEqual([
      [7, "2026-04-06T09:00", [-3, 0]],
      [14, "2026-04-09T09:00"],
    ]);
  });

  test("is the same with a hold that nobody knows the end of, which is told beside it", () => {
    expect(plan({ hold: { reason: "disputed", until: null } })).toEqual(plan());
  });
});

const anyFacts = fc.record({
  offsets: fc.uniqueArray(fc.integer({ min: -20, max: 30 }), { maxLength: 6 }),
  settled: fc.array(fc.integer({ min: -20, max: 30 }), { maxLength: 3 }),
  dueOn: fc.constantFrom("2026-03-26", "2026-03-29", "2026-10-25", "2026-12-31"),
  delivered: fc.integer({ min: -40, max: 40 }),
  now: fc.integer({ min: -40 * 24, max: 80 * 24 }),
  since: fc.integer({ min: -60, max: 40 }),
  zone: fc.constantFrom("Europe/Vienna", "Pacific/Auckland", "America/Los_Angeles"),
  promised: fc.option(fc.constantFrom("2026-03-28", "2026-11-02"), { nil: null }),
  reminded: fc.option(fc.constantFrom("2026-03-27", "2026-10-26"), { nil: null }),
});

test("a plan has one reminder a day at most, each step once, nothing outside working hours and nothing in the past", () => {
  fc.assert(
    fc.property(anyFacts, (any) => {
      const due = new Date(`${any.dueOn}T12:00:00Z`).getTime();
      const now = new Date(due + hours(any.now));
      const from = facts({
        offsets: any.offsets,
        dueOn: any.dueOn,
        zone: any.zone,
        settled: new Set(any.settled),
        deliveredAt: new Date(due + days(any.delivered)),
        remindedOn: any.reminded,
        hold: any.promised ? { reason: "promised", until: any.promised } : null,
      });
      const since = new Date(due + days(any.since));
      const read = { ...from, steps: from.steps.map((step) => ({ ...step, since })) };
      const planned = planReminders(read, now);
      const all = planned.flatMap(({ overtaken, offsetDays }) => [...overtaken, offsetDays]);
      expect(new Set(all).size).toBe(all.length);
      expect([...all].sort((a, b) => a - b)).toEqual(all);
      for (const offset of all) expect(any.offsets).toContain(offset);
      for (const offset of any.settled) expect(all).not.toContain(offset);
      expect(new Set(planned.map(({ day }) => day)).size).toBe(planned.length);
      for (const { at, day } of planned) {
        expect(at.getTime()).toBeGreaterThanOrEqual(Math.max(now.getTime(), since.getTime()));
        const local = typedTimeIn(any.zone, at);
        expect(local.slice(0, 10)).toBe(day);
        expect(local.slice(11) >= "09:00" && local.slice(11) < "17:00").toBe(true);
        if (any.promised) expect(day > any.promised).toBe(true);
        if (any.reminded) expect(day > any.reminded).toBe(true);
      }
      // Looking at the plan at the moment of its first reminder finds the same plan.
      const [first] = planned;
      if (first) expect(planReminders(read, first.at)).toEqual(planned);
    }),
    { numRuns: 300 },
  );
});
