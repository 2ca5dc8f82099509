/** Stripe: each call answers an object, or a StripeFailure that says whether it may have happened all the same. */
export { createStripeDoor, stripeNotConfigured, type StripeDoor } from "./door.ts";
export { StripeFailure, StripeNotConfigured, type StripeFailureClass } from "./failure.ts";
export type { StripeAccount, StripeEndpoint } from "./account-calls.ts";
export { SignatureRefused } from "./webhook-calls.ts";
export type { StripeEventNotice, StripeEventObject } from "./events.ts";
export type { StripePage, StripePageQuery } from "./list-pages.ts";
export type * from "./payment-objects.ts";
export type { SeatPriceChoice } from "./preview-calls.ts";
export type { StripePrice, StripePriceFacts } from "./price-calls.ts";
export type { ProrationBehavior, StripeSubscription, StripeSubscriptionItem } from "./subscription-calls.ts";
