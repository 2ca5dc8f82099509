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
