import { DomainError } from "#lib/errors";

export class NothingToChange extends DomainError {
  constructor() {
    super("invalid", "Nothing is different from what we have. Change something first.");
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
