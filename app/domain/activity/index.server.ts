/** Who did what, to what, when, and how it was before and after: written in the transaction that did it. */
export { recordActivity } from "./record.ts";
export { listActivity, type ActivityItem, type ActivityQuery } from "./list.ts";
export { listActivityChoices } from "./choices.ts";
