import { DomainError } from "#lib/errors";
import type { Texts } from "#lib/texts/languages";

/** Its sentence is the contact's, as is that of the next. */
export class NothingToChange extends DomainError {
  constructor({ portal }: Texts) {
    super("invalid", portal.problems.nothing);
  }
}

export class AddressOfAnother extends DomainError {
  constructor({ portal: { problems } }: Texts) {
    super("invalid", problems.addressTaken, [{ path: "email", message: problems.addressTaken }]);
  }
}

/** Decided, withdrawn or replaced by a newer one, perhaps a moment ago. */
export class ChangeRequestOver extends DomainError {
  constructor() {
    super("conflict", "This request does not wait any more. Load the page again to see what became of it.");
  }
}

export class ContactLeft extends DomainError {
  constructor() {
    super("conflict", "Whoever asked for this is no contact any more. Refuse it.");
  }
}
