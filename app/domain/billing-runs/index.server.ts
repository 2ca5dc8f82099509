/** Billing runs: what was used becomes lines of invoices, every event in one line at most, whatever dies meanwhile. */
export { billDuePlans, type BillingProblem } from "./due.ts";
export { billingRunInput, type BillingRunResult, resumeBillingRuns, runBilling } from "./run.ts";
export { startBilling } from "./start.ts";
export { previewBilling } from "./preview.ts";
export type { BilledCreditNote, BilledInvoice } from "./billed.ts";
export { hashNewClaims } from "./hash.ts";
export { proveBilling } from "./prove.ts";
export { releaseBill } from "./release.ts";
export { type BillingRunView, listBillingRuns } from "./list.ts";
export { type CurrentCosts, currentCosts, type UsedSoFar } from "./current-costs.ts";
export { type CurrentPeriod, currentPeriod } from "./current-period.ts";
export { type BilledWith, billedWith } from "./billed-with.ts";
export { earlierLines, type EarlierLine } from "./earlier-lines.ts";
export { type BillView, listBills } from "./list-bills.ts";
export { usageLines, type UsageOfLine, usageOfLine } from "./usage-of-line.ts";
