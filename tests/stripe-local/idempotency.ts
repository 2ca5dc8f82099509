import { StripeFailure } from "./failure.ts";
import type { SavedAnswer, Store } from "./store.ts";

export type Keyed = { key: string; method: string; path: string; parameters: string };

const keptForSeconds = 24 * 60 * 60;

/**
 * Idempotency as Stripe documents it (https://docs.stripe.com/api/idempotent_requests): the first answer to a key is kept,
 * whatever its status once execution began, and given again; other parameters under the key are an error.
 */
export class IdempotencyKeys {
  private readonly inFlight = new Map<string, Keyed>();

  constructor(
    private readonly store: Store,
    private readonly now: () => number,
  ) {}

  /** The answer kept under this key, or null when the request is to be carried out now. */
  begin(request: Keyed): SavedAnswer | null {
    if (request.key.length > 255) throw failure(400, "Idempotency keys may be at most 255 characters long.");
    const saved = this.store.answers.get(request.key);
    if (saved && saved.at + keptForSeconds > this.now()) {
      requireSame(request, saved);
      return saved;
    }
    const running = this.inFlight.get(request.key);
    if (running) {
      requireSame(request, running);
      throw new StripeFailure(
        409,
        {
          type: "invalid_request_error",
          code: "idempotency_key_in_use",
          message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${request.key}. Please try again later.`,
        },
        "not-begun",
      );
    }
    this.inFlight.set(request.key, request);
    return null;
  }

  keep(request: Keyed, answer: { status: number; body: string }): void {
    const { key, ...rest } = request;
    this.store.answers.set(key, { ...rest, ...answer, at: this.now() });
  }

  end(request: Keyed): void {
    if (this.inFlight.get(request.key) === request) this.inFlight.delete(request.key);
  }
}

function requireSame(request: Keyed, first: Omit<Keyed, "key">): void {
  if (request.method !== first.method || request.path !== first.path) {
    throw failure(
      400,
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${first.path}' vs '${request.path}'). Try using a key other than '${request.key}' if you meant to execute a different request.`,
    );
  }
  if (request.parameters !== first.parameters) {
    throw failure(
      400,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${request.key}' if you meant to execute a different request.`,
    );
  }
}

function failure(status: number, message: string): StripeFailure {
  return new StripeFailure(status, { type: "idempotency_error", message }, "not-begun");
}
