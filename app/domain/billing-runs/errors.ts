import { DomainError } from "#lib/errors";

/** What was adjusted later cannot be taken back before its adjustment. */
export class AdjustedLater extends DomainError {
  constructor(number: string) {
    super("conflict", `Usage of this invoice was adjusted by ${number} later. Take that back first.`);
  }
}

/** More of a period was taken back than can be credited now. */
export class CorrectionWaits extends DomainError {
  constructor() {
    super(
      "conflict",
      "The corrections are more than the rest of the bill, and what they correct is not issued yet. Issue it first.",
    );
  }
}
