/** Stripe as it is connected: what is right, what is missing, and what to do about it. */
export { checkStripe, type StripeCheck } from "./check.ts";
export { followedEventTypes } from "./event-types.ts";
export { type StripeSetup, viewStripeSetup } from "./view.ts";
