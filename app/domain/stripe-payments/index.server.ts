/** Payments through Stripe: however often and in whatever order we hear of them, the books end up as Stripe's are. */
export { type Converged, convergePaymentIntent } from "./converge.ts";
export { convergeCharge, convergeDispute, convergeRefund } from "./converge-others.ts";
export { askForDueFees } from "./due-fees.ts";
export { checkoutMetadata, type Origin, readOrigin, refundMetadata } from "./origin.ts";
