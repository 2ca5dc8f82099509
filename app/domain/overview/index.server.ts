/** The state of the business at a glance, each figure from one indexed statement or kept total. */
export { type CurrencySummary, summarizeMoney } from "./summarize-money.ts";
export { type Attention, findAttention } from "./find-attention.ts";
export { listDisputed } from "./list-disputed.ts";
export { listUndelivered } from "./list-undelivered.ts";
export { type RecentActivity, listRecentActivity } from "./list-recent-activity.ts";
export { nameSubjects } from "./name-subjects.ts";
export { type FirstSteps, findFirstSteps } from "./find-first-steps.ts";
export { balancesOfClients, type ClientBalance } from "./balances-of-clients.ts";
