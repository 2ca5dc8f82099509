import { firstReminders, laterReminders } from "#lib/waits";

/**
 * When trouble that lasts since `openedAt` is told again: after 1, 6 and 24 hours and then daily. Always later than
 * `now`, so that a process that was away does not catch up on reminders.
 */
export function nextReminderAt(openedAt: Date, now: Date): Date {
  const age = now.getTime() - openedAt.getTime();
  const first = firstReminders.find((reminder) => reminder > age);
  const next = first ?? (Math.floor(age / laterReminders) + 1) * laterReminders;
  return new Date(openedAt.getTime() + next);
}
