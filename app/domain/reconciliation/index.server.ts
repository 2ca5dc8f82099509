/** Reconciliation: books and Stripe agree to the cent, or what differs is listed with what a person can do about it. */
export { runReconciliation, askAfterRestore } from "./runs/ask.ts";
export { releaseDeadRun } from "./runs/claim.ts";
export { reconcileDue } from "./runs/due.ts";
export { reconciliationStatus, type ReconciliationStatus } from "./status.ts";
export { findRunProgress, listRuns, type RunProgress, type RunView } from "./list-runs.ts";
export {
  countOpenDiscrepancies,
  type DiscrepancyItem,
  getDiscrepancy,
  listDiscrepancies,
  listDiscrepanciesInput,
} from "./discrepancies/list.ts";
export type { DiscrepancyAction, DiscrepancyReason } from "./discrepancies/reasons.ts";
