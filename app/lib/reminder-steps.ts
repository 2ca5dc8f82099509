import { parsed, type Parsed, unreadable } from "./parsed.ts";

/**
 * A step says when a client is reminded: its offset is a count of days after the due date, below zero before it. An
 * invoice has each step once, so the offset is also what a step is known by.
 */
export type ReminderStep = { readonly offsetDays: number; readonly isOn: boolean };

export const mostSteps = 12;
export const furthestStep = 365;

/** What an organization is offered before it has chosen steps of its own. */
export const suggestedSteps: readonly ReminderStep[] = [-3, 0, 7, 21].map((offsetDays) => ({
  offsetDays,
  isOn: true,
}));

/** "3 days before the due date". */
export function stepText(offsetDays: number): string {
  if (offsetDays === 0) return "on the due date";
  const count = Math.abs(offsetDays);
  return `${count} ${count === 1 ? "day" : "days"} ${offsetDays < 0 ? "before" : "after"} the due date`;
}

/** A step as a row of a form has it. A row without a choice and without days is no step. */
export type TypedStep = { readonly when: string; readonly days: string; readonly isOn: boolean };

export type StepProblem = { readonly row: number; readonly field: "when" | "days"; readonly message: string };

export function typedStep({ offsetDays, isOn }: ReminderStep): TypedStep {
  if (offsetDays === 0) return { when: "on", days: "", isOn };
  return { when: offsetDays < 0 ? "before" : "after", days: String(Math.abs(offsetDays)), isOn };
}

/** The steps of the rows in their order of time, and what is wrong with which row. */
export function readTypedSteps(rows: readonly TypedStep[]): {
  steps: readonly ReminderStep[];
  problems: readonly StepProblem[];
} {
  const steps = new Map<number, ReminderStep>();
  const problems: StepProblem[] = [];
  rows.forEach(({ when, days, isOn }, row) => {
    if (when === "" && days.trim() === "") return;
    const offset = readOffset(when, days.trim());
    if (!offset.ok) problems.push({ row, field: fieldOf(when), message: offset.problem });
    else if (steps.has(offset.value)) problems.push({ row, field: "days", message: twiceText(offset.value) });
    else steps.set(offset.value, { offsetDays: offset.value, isOn });
  });
  return { steps: inOrder([...steps.values()]), problems };
}

/** The sentence for a second step on one day. */
export function twiceText(offsetDays: number): string {
  return `There is a step ${stepText(offsetDays)} already. A day can have one step.`;
}

export function inOrder(steps: readonly ReminderStep[]): ReminderStep[] {
  return [...steps].sort((a, b) => a.offsetDays - b.offsetDays);
}

function fieldOf(when: string): "when" | "days" {
  return ["before", "on", "after"].includes(when) ? "days" : "when";
}

function readOffset(when: string, days: string): Parsed<number> {
  if (when === "on")
    return days === "" || /^0+$/.test(days)
      ? parsed(0)
      : unreadable(
          "A step on the due date has no number of days. Leave it empty, or choose before or after.",
        );
  if (when !== "before" && when !== "after") return unreadable("Choose before, on or after the due date.");
  const count = /^\d{1,4}$/.test(days) ? Number(days) : 0;
  if (count < 1 || count > furthestStep)
    return unreadable(`The days are a whole number from 1 to ${furthestStep}.`);
  return parsed(when === "before" ? -count : count);
}
