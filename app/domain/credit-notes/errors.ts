import { DomainError, type FieldProblem } from "#lib/errors";
import type { InvoiceStatus } from "#lib/statuses";

/** Why nothing of an invoice in this state can be credited. */
export class InvoiceNotCreditable extends DomainError {
  constructor(status: Extract<InvoiceStatus, "draft" | "void">) {
    const sentences = {
      draft: "A draft is changed, not credited.",
      void: "This invoice is void: there is nothing of it to credit.",
    };
    super("conflict", sentences[status]);
  }
}

export class CreditNoteNotDraft extends DomainError {
  constructor(what: "issued" | "deleted") {
    const sentences = {
      issued: "This credit note is issued already.",
      deleted: "This credit note is issued and cannot be deleted. Issue a new invoice for what was credited.",
    };
    super("conflict", sentences[what]);
  }
}

/** Credit notes together never take more of a line, or of the invoice, than was charged. */
export class CreditTooLarge extends DomainError {
  constructor(problem: FieldProblem) {
    super("conflict", problem.message, [problem]);
  }
}

/** Drafted by a billing run, which has written down that the correction is made by it. */
export class CreditNoteCorrectsUsage extends DomainError {
  constructor() {
    super("conflict", "This draft credits usage that was billed and taken back since. Issue it.");
  }
}
