import { DomainError } from "#lib/errors";
import { stepText } from "#lib/reminder-steps";
import type { InvoiceStatus } from "#lib/statuses";
import type { Hold } from "./schedule/plan.ts";

/** There is nothing to remind of: the invoice is not open, or nothing is due on it. */
export class NothingToRemindOf extends DomainError {
  constructor(status: InvoiceStatus) {
    super(
      "conflict",
      status === "open"
        ? "Nothing is due on this invoice any more."
        : `Only an open invoice is reminded of; this one is ${status}.`,
    );
  }
}

/** The invoice never reached the client. */
export class NotDeliveredYet extends DomainError {
  constructor() {
    super("conflict", "The client has not got this invoice by mail yet. Send it first.");
  }
}

export class ReminderHeld extends DomainError {
  constructor({ reason, until }: Hold) {
    const sentences = {
      processing: "A payment is on its way. Wait until it is through.",
      disputed: "A payment of this invoice is disputed. Wait until that is decided.",
      bounced:
        "The last mail did not reach the client. Put the address right and send the invoice again first.",
      promised: `The client promised to pay until ${until ?? ""}. Take the promise back first.`,
    };
    super("conflict", sentences[reason]);
  }
}

export class RemindedToday extends DomainError {
  constructor() {
    super("conflict", "The client was reminded of this invoice today already. Once a day is enough.");
  }
}

export class ReminderNotPlanned extends DomainError {
  constructor(offsetDays: number) {
    super("conflict", `No reminder ${stepText(offsetDays)} is planned for this invoice any more.`);
  }
}

export class RemindersChangedMeanwhile extends DomainError {
  constructor() {
    super(
      "conflict",
      "Somebody changed these reminders meanwhile. Load the page again and repeat your change.",
    );
  }
}
