import type { Age } from "#lib/ages";

/** How long something is past its due date, in words. */
export const ageLabels: Readonly<Record<Age, string>> = {
  "0-30": "0–30 days late",
  "31-60": "31–60 days late",
  "61-90": "61–90 days late",
  "over-90": "Over 90 days late",
};
