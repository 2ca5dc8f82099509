import { DomainError } from "#lib/errors";

export class MeterKeyTaken extends DomainError {
  constructor(key: string) {
    const message = `Another meter has the key "${key}". Choose a different one.`;
    super("conflict", message, [{ path: "key", message }]);
  }
}
