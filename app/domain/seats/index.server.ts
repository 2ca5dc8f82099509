/** Stripe's seat quantity becomes the true count of seats, whatever fails meanwhile, and nothing here waits for it. */
export { followMembership, followSeatPolicy, followSubscription } from "./follow.ts";
export { forgetAttempts, syncDueSeats } from "./sync.ts";
export { rescueSeats } from "./rescue.ts";
export { startSeats } from "./start.ts";
export { changeSeatPrice, seatPriceInput } from "./change-price.ts";
export { cancelSeats, keepSeats } from "./end-with-period.ts";
export { seatStatus, type SeatStatus } from "./status.ts";
export { retryAllSeats, retrySeats } from "./retry.ts";
export { type SeatsOverview, viewSeats } from "./overview.ts";
export { viewSeatPlan } from "./plan.ts";
export { listSeatPrices } from "./price-choices.ts";
export { estimateSeatCost, seatCost, type SeatCostQuery } from "./cost.ts";
export { type AttemptItem, listAttempts, listAttemptsInput } from "./history.ts";
export type { StripeHealth } from "./health.ts";
export type { WaitingChanges } from "./waiting-changes.ts";
