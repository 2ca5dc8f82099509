import { z } from "zod";
import { idField, versionField } from "#lib/fields";
import { furthestStep, mostSteps, twiceText } from "#lib/reminder-steps";
import { readTimeOfDay } from "#lib/working-hours";

const daysSentence = `A step is at most ${furthestStep} days before or after the due date.`;

const step = z.strictObject({
  /** Days after the due date, below zero before it. */
  offsetDays: z
    .int("The days of a step are a whole number.")
    .min(-furthestStep, daysSentence)
    .max(furthestStep, daysSentence),
  isOn: z.boolean("Say whether the step is on."),
});

const steps = z
  .array(step, "The steps are a list.")
  .max(mostSteps, `There can be at most ${mostSteps} steps.`)
  .superRefine((list, context) => {
    list.forEach(({ offsetDays }, index) => {
      const isFirst = list.findIndex((other) => other.offsetDays === offsetDays) === index;
      if (!isFirst)
        context.addIssue({ code: "custom", path: [index, "offsetDays"], message: twiceText(offsetDays) });
    });
  });

const timeField = z.string("Enter a time such as 09:00.").transform((text, context) => {
  const minutes = readTimeOfDay(text);
  if (minutes !== null) return minutes;
  context.addIssue("Enter a time such as 09:00.");
  return z.NEVER;
});

/** Shorter than the hour that some days lack, there would be days without working hours. */
const shortestDay = 60;

export const reminderSettingsInput = z
  .strictObject({
    /** The version that the form was filled from; 0 before anything was saved. */
    version: z.union([versionField, z.literal(0)]),
    isOn: z.boolean("Say whether reminders are on.").default(false),
    /** Times of day by the client's clocks, as "09:00". */
    opensAt: timeField,
    closesAt: timeField,
    /** 1 is Monday. */
    weekdays: z
      .array(z.int().min(1).max(7), "Choose at least one day.")
      .min(1, "Choose at least one day.")
      .transform((days) => [...new Set(days)].sort()),
    steps,
  })
  .superRefine(({ opensAt, closesAt, isOn, steps: list }, context) => {
    if (isOn && !list.some((one) => one.isOn))
      context.addIssue({
        code: "custom",
        path: ["steps"],
        message: "Reminders are on, but no step is. Add a step that is on, or switch reminders off.",
      });
    if (closesAt - opensAt < shortestDay)
      context.addIssue({
        code: "custom",
        path: ["closesAt"],
        message: "Working hours end at least an hour after they begin.",
      });
  });

export const clientRemindersInput = z
  .strictObject({
    clientId: idField("client"),
    version: z.union([versionField, z.literal(0)]),
    /** By the organization's steps, by steps of its own, or not at all. */
    mode: z.enum(["organization", "own", "none"], "Choose how this client is reminded."),
    steps: steps.default([]),
  })
  .superRefine(({ mode, steps: list }, context) => {
    if (mode === "own" && !list.some((one) => one.isOn))
      context.addIssue({
        code: "custom",
        path: ["steps"],
        message: "Add a step that is on, or choose that this client is not reminded.",
      });
  });
