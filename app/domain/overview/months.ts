import { todayIn } from "#lib/civil-date";
import { monthOf, type Period } from "#lib/period";

/** A calendar month and the civil date of its first day. */
export type Month = Period & { readonly firstDay: string };

/** So many months as that zone counts them, the present one last. */
export function lastMonths(now: Date, timeZone: string, count: number): Month[] {
  const months: Month[] = [];
  let within = now;
  while (months.length < count) {
    const month = monthOf(within, timeZone);
    months.unshift({ ...month, firstDay: todayIn(timeZone, month.start) });
    within = new Date(month.start.getTime() - 1);
  }
  return months;
}
