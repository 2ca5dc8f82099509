/** Checkout: at most one way to pay an invoice at a time, for exactly what is due, known here before Stripe hears of it. */
export { convergeCheckoutSession } from "./converge-session.ts";
export { endDueSessions } from "./due.ts";
export { expireOutdatedSession } from "./on-amount-changed.ts";
export { checkoutResult, findInvoiceOfAttempt } from "./result.ts";
export { startCheckout } from "./start.ts";
