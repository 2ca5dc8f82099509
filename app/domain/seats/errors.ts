import { DomainError } from "#lib/errors";

export class SeatsNotPriced extends DomainError {
  constructor() {
    super("conflict", "Seats have no price: set STRIPE_SEAT_PRICE_ID to the price of one seat at Stripe.");
  }
}

export class SeatsNotBilled extends DomainError {
  constructor() {
    super("conflict", "Seats are not billed, so they cost nothing. The owner can start seats.");
  }
}

export class NoSeatSubscription extends DomainError {
  constructor() {
    super("conflict", "Seats are not billed yet, so there is nothing to retry. Start seats first.");
  }
}

/** Stripe took the request but refused what it asks for; `detail` is Stripe's own sentence. */
export class SeatStartRefused extends DomainError {
  constructor(detail: string) {
    super("conflict", `Stripe did not start the seat subscription: ${detail}`);
  }
}

/** The configured price is not one that seats can have. */
export class SeatPriceUnfit extends DomainError {
  constructor(problem: string) {
    super("conflict", `Seats were not started. ${problem} STRIPE_SEAT_PRICE_ID names it.`);
  }
}

/** What the customer at Stripe has already is not a subscription for seats alone. */
export class SeatItemsUnclear extends DomainError {
  constructor() {
    super(
      "conflict",
      "Seats were not started: the subscription that Stripe has already has several items. Leave only the one for seats in it, or cancel it at Stripe.",
    );
  }
}

/** There is no subscription to change; `consequence` says what that means for what was asked. */
export class SeatsNotRunning extends DomainError {
  constructor(reason: "not-started" | "over", consequence: string) {
    super(
      "conflict",
      reason === "over"
        ? `The seat subscription is over, so ${consequence}. Start seats again first.`
        : `Seats are not billed yet, so ${consequence}. Start seats first.`,
    );
  }
}

/** Stripe took the request but refused what it asks for; `detail` is Stripe's own sentence. */
export class SeatEndRefused extends DomainError {
  constructor(detail: string) {
    super("conflict", `Stripe did not change when the seat subscription ends: ${detail}`);
  }
}

export class SeatEndUnknown extends DomainError {
  constructor() {
    super(
      "unavailable",
      "Stripe did not confirm the change. Whether it came through shows here as soon as Stripe answers; you can try again.",
    );
  }
}
