import type { CivilDate } from "#lib/civil-date";
import { DomainError } from "#lib/errors";
import type { InvoiceStatus } from "#lib/statuses";

export class InvoiceNotDraft extends DomainError {
  constructor(what: "changed" | "deleted" | "issued") {
    const sentences = {
      changed: "This invoice is issued and cannot be changed any more. Void it, or duplicate it.",
      deleted: "This invoice is issued and cannot be deleted. Void it instead.",
      issued: "This invoice is issued already.",
    };
    super("conflict", sentences[what]);
  }
}

export class InvoiceChangedMeanwhile extends DomainError {
  constructor() {
    super("conflict", "Somebody changed this invoice meanwhile. Load it again and repeat your change.");
  }
}

export class InvoiceNotIssued extends DomainError {
  constructor() {
    super("conflict", "This invoice is a draft. Issue it first.");
  }
}

export class InvoiceNotSendable extends DomainError {
  constructor() {
    super("conflict", "A void invoice cannot be sent.");
  }
}

export class ClientArchived extends DomainError {
  constructor() {
    const message = "This client is archived. Choose another one, or take it out of the archive first.";
    super("conflict", message, [{ path: "clientId", message }]);
  }
}

export class DueBeforeIssue extends DomainError {
  constructor(dueOn: CivilDate, issuedOn: CivilDate) {
    const message = `The due date ${dueOn} is before the issue date ${issuedOn}. Change it first.`;
    super("conflict", message, [{ path: "dueOn", message }]);
  }
}

export class SeriesNeedsConfirmation extends DomainError {
  constructor() {
    super(
      "conflict",
      "The books were restored from a backup. Confirm the last number of this series under Settings before anything is issued.",
    );
  }
}

export class NumberTaken extends DomainError {
  constructor(number: string) {
    super(
      "conflict",
      `The next number, ${number}, is taken already. Change the number series under Settings.`,
    );
  }
}

/** Why an invoice in this state cannot be voided. */
export class InvoiceNotVoidable extends DomainError {
  constructor(why: InvoiceStatus | "partly paid" | "partly credited" | "processing") {
    const sentences = {
      draft: "A draft is deleted, not voided.",
      open: "This invoice cannot be voided now.",
      paid: "A paid invoice cannot be voided. Issue a credit note instead.",
      void: "This invoice is void already.",
      uncollectible: "An uncollectible invoice cannot be voided.",
      "partly paid":
        "Something was paid on this invoice, so it cannot be voided. Issue a credit note instead.",
      "partly credited": "Something was credited on this invoice, so it cannot be voided.",
      processing: "A payment of this invoice is processing. Wait until it is through.",
    };
    super("conflict", sentences[why]);
  }
}

export class InvoiceNotOpen extends DomainError {
  constructor(status: InvoiceStatus) {
    super("conflict", `Only an open invoice can be marked as uncollectible; this one is ${status}.`);
  }
}

/** A draft made by a billing run. */
export class InvoiceBillsUsage extends DomainError {
  constructor() {
    super(
      "conflict",
      "This draft bills usage, so its lines stay as they were reckoned. Issue it, or delete it and bill again.",
    );
  }
}
