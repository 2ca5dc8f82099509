import { z } from "zod";
import { clientRemindersInput, reminderSettingsInput } from "#domain/reminders";
import { mostSteps, readTypedSteps } from "#lib/reminder-steps";

const stepRow = z.object({
  when: z.string().optional(),
  days: z.string().optional(),
  isOn: z.boolean().optional(),
});

/** Rows of steps; those left empty are none, and what is wrong is told beside its row. */
const typedSteps = z
  .array(stepRow)
  .optional()
  .transform((rows = [], context) => {
    const typed = rows.map(({ when = "", days = "", isOn = false }) => ({ when, days, isOn }));
    const { steps, problems } = readTypedSteps(typed);
    for (const { row, field, message } of problems)
      context.addIssue({ code: "custom", path: [row, field], message });
    if (steps.length > mostSteps) context.addIssue(`There can be at most ${mostSteps} steps.`);
    return [...steps];
  });

const settings = reminderSettingsInput.shape;

/** What the form of the reminders sends; times and days are judged by the rule. */
export const reminderSettingsForm = z.object({
  version: settings.version,
  isOn: settings.isOn,
  opensAt: z.string("Enter a time such as 09:00."),
  closesAt: z.string("Enter a time such as 09:00."),
  weekdays: settings.weekdays,
  steps: typedSteps,
});

/** What the form of one client's reminders sends. */
export const clientRemindersForm = z.object({
  version: clientRemindersInput.shape.version,
  mode: clientRemindersInput.shape.mode,
  steps: typedSteps,
});
