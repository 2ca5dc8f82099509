import { DomainError } from "#lib/errors";

export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super("conflict", "This Idempotency-Key was used for another request. Use a new key for a new request.");
  }
}

/** The first request with the key has no answer: it is being carried out, or the server died over it. */
export class RequestUnderWay extends DomainError {
  constructor() {
    super(
      "conflict",
      "A request with this Idempotency-Key has begun and has no answer yet. Look at what it was to change before you try a new key.",
    );
  }
}

export class IdempotencyKeyInvalid extends DomainError {
  constructor() {
    super("invalid", "An Idempotency-Key has 1 to 255 printable characters.");
  }
}
