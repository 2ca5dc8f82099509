/** Client credit: what clients have of their own with us, used for an invoice or given back, never more than is there. */
export { clientCredit } from "./client-credit.ts";
export { applyCredit } from "./apply.ts";
export { undoCredit } from "./undo.ts";
export { payOutCredit } from "./pay-out.ts";
export { undoCreditPayout } from "./undo-payout.ts";
export { type CreditSource, listApplications, listCreditPayouts, listCreditSources } from "./list.ts";
export { proveCredits } from "./prove.ts";
export { applyCreditInput, payOutCreditInput, undoCreditInput, undoCreditPayoutInput } from "./input.ts";
export type { ApplicationView, CreditPayoutView } from "./view.ts";
