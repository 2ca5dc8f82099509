import { DomainError } from "#lib/errors";

export class PriceArchived extends DomainError {
  constructor() {
    super("conflict", "This price is archived. Use it again first, or make a new one.");
  }
}

/** A version that took effect on that day would change what was billed or agreed already. */
export class VersionTooEarly extends DomainError {
  constructor(firstDay: string, why: "today" | "version") {
    const message =
      why === "today"
        ? `A new version never changes the past: ${firstDay} is the first day on which it can take effect.`
        : `Another version takes effect later: ${firstDay} is the first day after it.`;
    super("invalid", message, [{ path: "effectiveFrom", message }]);
  }
}
