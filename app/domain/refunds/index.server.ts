/** Refunds: written down before Stripe is asked, carried out once, and never more than what is left of the payment. */
export { createRefund } from "./create.ts";
export { tryDueRefunds } from "./due.ts";
export { createRefundInput } from "./input.ts";
export { getRefund, listRefundsOf, type RefundView } from "./view.ts";
