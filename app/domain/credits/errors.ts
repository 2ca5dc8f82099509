import { DomainError } from "#lib/errors";
import { formatMoney, type Money } from "#lib/money";
import type { InvoiceStatus } from "#lib/statuses";

/** More than the client has, some of which may be on its way back to the payer. */
export class NotEnoughCredit extends DomainError {
  constructor(left: Money) {
    const text = formatMoney(left);
    super(
      "conflict",
      left.amount > 0n ? `The client has only ${text} of credit left.` : "The client has no credit left.",
      [{ path: "amount", message: `${text} is left.` }],
    );
  }
}

/** Credit pays what is due and no more. */
export class MoreThanDue extends DomainError {
  constructor(due: Money) {
    const message = `Only ${formatMoney(due)} is due on this invoice.`;
    super("conflict", message, [{ path: "amount", message }]);
  }
}

export class InvoiceTakesNoCredit extends DomainError {
  constructor(status: InvoiceStatus | "processing") {
    const sentences = {
      draft: "A draft is not owed yet. Issue the invoice first.",
      open: "Nothing is due on this invoice.",
      uncollectible: "Nothing is due on this invoice.",
      paid: "Nothing is due on this invoice.",
      void: "A void invoice takes no credit.",
      processing: "A payment of this invoice is processing. Wait until it is through.",
    };
    super("conflict", sentences[status]);
  }
}

/** What came after the credit counts on it: taken back, the invoice would not owe as much again. */
export class CreditNeeded extends DomainError {
  constructor() {
    super(
      "conflict",
      "More than was due was paid on this invoice since, and became the client's credit in its place. Use or pay out that credit instead.",
    );
  }
}
