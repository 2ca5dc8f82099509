/** Refunds: written down before Stripe is asked, carried out once, and never more than what is left of the payment. */
export { createRefund, writeDownRefund } from "./create.ts";
export { tryDueRefunds } from "./due.ts";
export { createRefundInput } from "./input.ts";
export { tryRefund } from "./try.ts";
export { getRefund, listRefundsOf, type RefundView } from "./view.ts";
