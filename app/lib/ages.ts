import { addDays, type CivilDate } from "./civil-date.ts";

/** How many days what is owed is past its due date; what is due today is so by 0 days. */
export const ages = ["0-30", "31-60", "61-90", "over-90"] as const;
export type Age = (typeof ages)[number];

/** The first and the last due date of that age; the oldest has no first one. */
export function dueDatesOf(age: Age, today: CivilDate): { first: CivilDate | null; last: CivilDate } {
  const { from, to } = spans[age];
  return { first: to === null ? null : addDays(today, -to), last: addDays(today, -from) };
}

const spans = {
  "0-30": { from: 0, to: 30 },
  "31-60": { from: 31, to: 60 },
  "61-90": { from: 61, to: 90 },
  "over-90": { from: 91, to: null },
} as const satisfies Record<Age, { from: number; to: number | null }>;
