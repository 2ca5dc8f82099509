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
