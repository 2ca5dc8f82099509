import { DomainError } from "#lib/errors";

export class SettingsChangedMeanwhile extends DomainError {
  constructor() {
    super(
      "conflict",
      "Somebody changed these settings meanwhile. Load the page again and repeat your change.",
    );
  }
}

/** More seats than the organization allows itself; both are counts. */
export class SeatLimitReached extends DomainError {
  constructor(readonly limit: number) {
    super(
      "conflict",
      `All ${limit} seats are taken. Raise the seat limit in the settings or remove an agent.`,
    );
  }
}

export class OnlyOwner extends DomainError {
  constructor(what: string) {
    super("forbidden", `Only the owner can ${what}.`);
  }
}

export class OwnerStays extends DomainError {
  constructor() {
    super("conflict", "The owner cannot leave. Transfer the ownership to somebody else first.");
  }
}

export class NoticesForAdminsOnly extends DomainError {
  constructor() {
    super("conflict", "Only admins get notices of trouble. Make this member an admin first.");
  }
}

export class AlreadyMember extends DomainError {
  constructor() {
    super("conflict", "This person is a member already.");
  }
}

export class SeriesAlreadyUsed extends DomainError {
  constructor() {
    super(
      "conflict",
      "A document of this series was issued already, so its last number cannot be set any more.",
    );
  }
}

export class SeriesNotWaiting extends DomainError {
  constructor() {
    super("conflict", "This series does not wait for a confirmation.");
  }
}

export class SeriesBoundToYears extends DomainError {
  constructor() {
    super(
      "conflict",
      "Numbers of this series began anew with the year already, so going on over the years would repeat them.",
    );
  }
}
