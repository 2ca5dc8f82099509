/** Reconciliation: books and Stripe agree to the cent, or what differs is listed with what a person can do about it. */
export { runReconciliation, askAfterRestore } from "./runs/ask.ts";
export { releaseDeadRun } from "./runs/claim.ts";
export { reconcileDue } from "./runs/due.ts";
export { reconciliationStatus, type ReconciliationStatus } from "./status.ts";
export { findRunProgress, listRuns, type RunProgress, type RunView } from "./list-runs.ts";
export { adoptPayment } from "./discrepancies/adopt.ts";
export { ignoreDiscrepancy, unignoreDiscrepancy } from "./discrepancies/ignore.ts";
export { adoptPaymentInput, ignoreDiscrepancyInput, matchPaymentInput } from "./discrepancies/input.ts";
export { matchPayment, unmatchPayment } from "./discrepancies/match.ts";
export { refundDiscrepancy } from "./discrepancies/refund.ts";
export {
  countOpenDiscrepancies,
  type DiscrepancyItem,
  getDiscrepancy,
  listDiscrepancies,
  listDiscrepanciesInput,
} from "./discrepancies/list.ts";
export type { DiscrepancyAction, DiscrepancyReason } from "./discrepancies/reasons.ts";
export { closeCoveredRefunds } from "./discrepancies/uncovered-refunds.ts";
export { listPayouts, listPayoutsInput, type PayoutItem } from "./payouts/list.ts";
export { getPayout, type PayoutKind, type PayoutLine, type PayoutView } from "./payouts/get.ts";
