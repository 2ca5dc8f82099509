import { DomainError } from "#lib/errors";

export class EventTakenBack extends DomainError {
  constructor() {
    super("conflict", "This event has been taken back already.");
  }
}

export class EventIsCorrection extends DomainError {
  constructor() {
    super("conflict", "This event takes another one back, and cannot be taken back itself. Report it again.");
  }
}
