import { expect, test } from "vitest";
import { hours, minutes } from "#lib/duration";
import { nextReminderAt } from "../../../app/domain/alerts/reminders.ts";

const openedAt = new Date("2026-03-01T00:00:00Z");
const after = (milliseconds: number) => new Date(openedAt.getTime() + milliseconds);

test.each([
  [0, hours(1)],
  [minutes(59), hours(1)],
  [hours(1), hours(6)],
  [hours(6), hours(24)],
  [hours(24), hours(48)],
  [hours(47), hours(48)],
  [hours(48), hours(72)],
  [hours(24 * 10 + 5), hours(24 * 11)],
])("after %d ms the next reminder comes at %d ms", (age, next) => {
  expect(nextReminderAt(openedAt, after(age))).toEqual(after(next));
});
