/** Usage plans: which client is billed by which prices, from when, and in which rhythm. */
export { createUsagePlan } from "./create.ts";
export { endUsagePlan } from "./end.ts";
export { getUsagePlan } from "./get.ts";
export { listUsagePlans } from "./list.ts";
export { billDays, billTime, latestBillDay, nextBillDay } from "./next-bill.ts";
export { findPlanStarts, type PlanStart } from "./plan-starts.ts";
export { createUsagePlanInput, endUsagePlanInput, listUsagePlansInput } from "./input.ts";
export type { PlannedPrice, UsagePlanView } from "./view.ts";
