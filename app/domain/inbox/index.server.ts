/** The inbox: what Stripe signed is written down once before it is acknowledged, and applied until it is done or seen. */
export { applyDueEvents } from "./apply.ts";
export { listStripeEvents, listStripeEventsInput, type StripeEventItem } from "./list.ts";
export { countParked, getStripeEvent, type StripeEventView } from "./get.ts";
export type { EventChange } from "./changes.ts";
export { lastCalls } from "./note-call.ts";
export { receiveStripeEvent } from "./receive.ts";
export { storeStripeEvents } from "./store-all.ts";
export { replaySince, replayStripeEvent } from "./replay.ts";
export { SignatureRefused } from "#platform/stripe";
