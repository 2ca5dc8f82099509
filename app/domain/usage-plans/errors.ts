import { DomainError } from "#lib/errors";

export class MeterBilledAlready extends DomainError {
  constructor(meter: string) {
    super(
      "conflict",
      `Another plan of this client bills ${meter} in that time already. End it first, or start this one after it.`,
    );
  }
}

export class PlanEnded extends DomainError {
  constructor(endsOn: string) {
    super("conflict", `The plan ends on ${endsOn} already.`);
  }
}

export class BilledBeyond extends DomainError {
  constructor(day: string) {
    super("conflict", `The plan is billed up to ${day} already. Let it end after that.`);
  }
}
