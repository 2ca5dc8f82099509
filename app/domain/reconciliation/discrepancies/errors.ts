import { DomainError } from "#lib/errors";

/** What was settled, by a person or by itself, is not settled once more. */
export class DiscrepancySettled extends DomainError {
  constructor() {
    super("conflict", "This is settled already.");
  }
}

/** Only what a person matched or ignored can be taken back. */
export class NothingToUndo extends DomainError {
  constructor() {
    super("conflict", "There is nothing to take back here.");
  }
}

export class ActionDoesNotFit extends DomainError {
  constructor() {
    super("conflict", "This cannot be done about this discrepancy.");
  }
}

/** Stripe keeps what a payment belongs to on its payment intent. */
export class PaymentWithoutIntent extends DomainError {
  constructor() {
    super(
      "conflict",
      "Stripe took this payment in an old way that cannot be assigned. Refund it at Stripe, or ignore it with a note.",
    );
  }
}
