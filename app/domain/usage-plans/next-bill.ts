import { type CivilDate, startOfDayIn, todayIn } from "#lib/civil-date";
import { hours } from "#lib/duration";
import { periodOn, periodsBefore, type Rhythm } from "#lib/plan-periods";

type Billed = Rhythm & {
  readonly timeZone: string;
  readonly timing: "arrears" | "advance";
  readonly graceHours: number;
};

/**
 * The days up to which a plan is billed, in order, as far as they are at most `latest`: the end of each period, and the
 * start as well where flat fees are billed in advance.
 */
export function billDays(plan: Billed, latest: CivilDate): CivilDate[] {
  const ends = periodsBefore(plan, latest).map(({ until }) => until);
  const start = plan.timing === "advance" && plan.startsOn <= latest ? [plan.startsOn] : [];
  return [...start, ...ends.filter((day) => day <= latest)];
}

/** When the bill up to that day is made: at the day's beginning in the plan's zone, after the hours of grace. */
export function billTime({ timeZone, graceHours }: Billed, day: CivilDate): Date {
  return new Date(startOfDayIn(timeZone, day).getTime() + hours(graceHours));
}

/** The first day after `billed` up to which there is something to bill; null when the plan is over by then. */
export function nextBillDay(plan: Billed, billed: CivilDate | null): CivilDate | null {
  if (billed === null && plan.timing === "advance") return plan.startsOn;
  const from = billed === null || billed < plan.startsOn ? plan.startsOn : billed;
  return periodOn(plan, from)?.until ?? null;
}

/** The last day that could be billed at that instant, as billDays wants it. */
export function latestBillDay({ timeZone, graceHours }: Billed, at: Date): CivilDate {
  return todayIn(timeZone, new Date(at.getTime() - hours(graceHours)));
}
