import { hours } from "#lib/duration";

/** Three in the morning, UTC: most of a deployment's clients sleep or have not begun. */
const nightlyHour = 3;

/** The last time at or before `now` at which a nightly run should have begun. */
export function lastNightly(now: Date): Date {
  const today = new Date(now);
  today.setUTCHours(nightlyHour, 0, 0, 0);
  return today <= now ? today : new Date(today.getTime() - hours(24));
}
