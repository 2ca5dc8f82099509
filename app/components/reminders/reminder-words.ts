import { formatDate } from "#lib/civil-date";
import { stepText } from "#lib/reminder-steps";

export type ShownHold =
  { reason: "disputed" | "processing" | "bounced"; until: null } | { reason: "promised"; until: string };

/** Why a reminder does not go out for now. */
export function holdText({ reason, until }: ShownHold, locale: string): string {
  switch (reason) {
    case "promised":
      return `Put off: payment is promised until ${formatDate(until, locale)}`;
    case "processing":
      return "Held: a payment is on its way";
    case "disputed":
      return "Held: a payment is disputed";
    case "bounced":
      return "Held: the last mail did not arrive";
    default:
      return reason satisfies never;
  }
}

/** "3 days before the due date" at the beginning of a line; null is a reminder beside the steps. */
export function stepTitle(offsetDays: number | null): string {
  if (offsetDays === null) return "By hand";
  const text = stepText(offsetDays);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What became of a step, where it did not simply go out. */
export function pastText({ outcome, reason }: { outcome: string; reason: string }): string | null {
  if (outcome === "sent") return reason === "by hand" ? "Sent by hand" : null;
  return reason === "overtaken" ? "A later one took its place" : "Skipped by hand";
}
