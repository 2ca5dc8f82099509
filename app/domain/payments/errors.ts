import { DomainError } from "#lib/errors";

/** A payment is recorded on an invoice that was sent to somebody who owes it, or did. */
export class InvoiceTakesNoPayment extends DomainError {
  constructor(status: string) {
    super(
      "conflict",
      status === "draft"
        ? "A draft is not owed yet. Issue the invoice first."
        : `A ${status} invoice takes no payments.`,
    );
  }
}

/** Only what was recorded by hand, and not given back in part, can be taken back as if it had never come. */
export class PaymentNotReversible extends DomainError {
  constructor() {
    super("conflict", "Only a payment that was recorded by hand and not refunded can be undone.");
  }
}

/** Only money that waits for its owner, and of which nothing went back, can be given to one or taken from one again. */
export class PaymentNotAssignable extends DomainError {
  constructor() {
    super(
      "conflict",
      "Only a payment that is in suspense as a whole can be matched, and only a matched one undone.",
    );
  }
}

export class CreditUsedUp extends DomainError {
  constructor() {
    super("conflict", "The credit that this payment left is used already, so this cannot be undone.");
  }
}
