import { addDays, type CivilDate, todayIn } from "#lib/civil-date";
import type { WorkingMoment, WorkingTimes } from "#lib/working-hours";

/** Why nothing goes out for now. A promise ends with its day; nobody knows when the others do. */
export type Hold =
  | { readonly reason: "disputed" | "processing" | "bounced"; readonly until: null }
  | { readonly reason: "promised"; readonly until: CivilDate };

/** All that an invoice's reminders follow from. Days are the client's. */
export type ReminderFacts = {
  readonly dueOn: CivilDate;
  /** When the first mail with the invoice arrived; null when none did. */
  readonly deliveredAt: Date | null;
  readonly zone: string;
  readonly times: WorkingTimes;
  /** The steps that are on, and since when. */
  readonly steps: readonly { readonly offsetDays: number; readonly since: Date }[];
  /** The steps that went out or were left out. */
  readonly settled: ReadonlySet<number>;
  /** The last day on which a reminder was written or left. */
  readonly remindedOn: CivilDate | null;
  readonly hold: Hold | null;
};

/** One mail to come. `overtaken` are earlier steps that it takes the place of. */
export type PlannedReminder = WorkingMoment & {
  readonly offsetDays: number;
  /** The day on which it would go out, or would have gone, by its step alone. */
  readonly plannedOn: CivilDate;
  readonly overtaken: readonly number[];
};

/**
 * Every reminder of the invoice that is still to come, in order, should nothing change; one whose time is `now` is due.
 * What was missed counts as due now, and of the steps that fall on one day the last is sent and takes the place of the
 * others, so that there is one a day at most. A hold without an end is told beside the plan and does not change it.
 */
export function planReminders(facts: ReminderFacts, now: Date): PlannedReminder[] {
  const earliest = earliestMoment(facts, now);
  const planned: PlannedReminder[] = [];
  for (const { offsetDays, moment } of openSteps(facts)) {
    const { at, day } = moment.at < earliest.at ? earliest : moment;
    const before = planned.at(-1);
    const overtaken = before?.day === day ? [...before.overtaken, before.offsetDays] : [];
    if (overtaken.length > 0) planned.pop();
    planned.push({ offsetDays, at, day, plannedOn: moment.day, overtaken });
  }
  return planned;
}

/** The open steps that a reminder on that day takes the place of: those whose day has come. */
export function stepsUntil(facts: ReminderFacts, day: CivilDate): number[] {
  return openSteps(facts)
    .filter(({ dueOnDay }) => dueOnDay <= day)
    .map(({ offsetDays }) => offsetDays);
}

/** The steps that are neither settled nor past before they could count, in order, with when each is to go out. */
function openSteps(facts: ReminderFacts) {
  const { deliveredAt, zone, times, dueOn, settled } = facts;
  if (deliveredAt === null) return [];
  const deliveredOn = todayIn(zone, deliveredAt);
  // Who got the invoice late has as much time after it as others have after the due date.
  const lateFrom = deliveredOn > dueOn ? deliveredOn : dueOn;
  return [...facts.steps]
    .sort((a, b) => a.offsetDays - b.offsetDays)
    .filter(({ offsetDays }) => !settled.has(offsetDays))
    .map(({ offsetDays, since }) => {
      const dueOnDay = addDays(offsetDays > 0 ? lateFrom : dueOn, offsetDays);
      return { offsetDays, since, dueOnDay, moment: times.on(zone, dueOnDay) };
    })
    .filter(({ dueOnDay, moment, since }) => dueOnDay > deliveredOn && moment.at >= since);
}

function earliestMoment({ zone, times, hold, remindedOn }: ReminderFacts, now: Date): WorkingMoment {
  const moments = [
    times.from(zone, now),
    ...(remindedOn === null ? [] : [times.on(zone, addDays(remindedOn, 1))]),
    ...(hold?.reason === "promised" ? [times.on(zone, addDays(hold.until, 1))] : []),
  ];
  return moments.reduce((latest, moment) => (moment.at > latest.at ? moment : latest));
}
