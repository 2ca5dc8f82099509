import type { PlanInterval } from "#lib/plan-periods";

export const intervalWords: Record<PlanInterval, string> = {
  week: "Every week",
  month: "Every month",
  quarter: "Every quarter",
  year: "Every year",
};

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** "Every month, from day 15": how often a plan is billed. */
export function rhythmWords({ interval, anchorDay }: { interval: PlanInterval; anchorDay: number }): string {
  const day = interval === "week" ? (weekdays[anchorDay - 1] ?? "") : `day ${anchorDay}`;
  return `${intervalWords[interval]}, from ${day}`;
}

export const timingWords = {
  arrears: "When the period is over",
  advance: "When the period begins",
};

export const finishWords = {
  draft: "Stays a draft for somebody to look at",
  send: "Is issued and sent by itself",
};

/** "eu, none": the values that make a group, `none` for one without a value; empty without groups. */
export function groupText(groupKey: string, none = "none"): string {
  return (JSON.parse(groupKey) as string[]).map((value) => value || none).join(", ");
}

/** "Calls (eu)" */
export function withGroup(name: string, groupKey: string, none = "none"): string {
  const group = groupText(groupKey, none);
  return group === "" ? name : `${name} (${group})`;
}
