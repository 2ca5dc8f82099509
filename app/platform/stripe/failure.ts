import Stripe from "stripe";
import { DomainError } from "#lib/errors";

/**
 * What a failed call means for who made it.
 * - unknown: no answer, or half of one: it may have happened. Read before writing again; the same key may be used again.
 * - server: answered with a failure of Stripe's own: it may have happened; Stripe replays that answer for the key, so rotate it.
 * - busy: refused for now (rate limit, lock); nothing happened.
 * - config: our key, mode or permission is wrong. - payment: money is missing. - missing: no such object.
 * - invalid: Stripe will never accept this. - mismatch: an idempotency key was used with other parameters, our bug.
 */
export type StripeFailureClass =
  "unknown" | "server" | "busy" | "config" | "payment" | "missing" | "invalid" | "mismatch";

/** Stripe did not do as asked. As a refusal it says that nothing changed here and that trying again is right. */
export class StripeFailure extends DomainError {
  constructor(
    readonly failureClass: StripeFailureClass,
    readonly detail: string,
    readonly code: string | null,
    readonly requestId: string | null,
    /** Milliseconds that Stripe asks to wait, or null. */
    readonly retryAfter: number | null,
    /** Of the answer; null where there was none. */
    readonly status: number | null = null,
  ) {
    super(
      "unavailable",
      "Stripe did not answer as it should. Nothing was changed; please try again in a moment.",
    );
  }
}

/** Stripe is asked for though no key is set. */
export class StripeNotConfigured extends DomainError {
  constructor() {
    super("conflict", "Stripe is not connected: set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.");
  }
}

/** Runs one call and turns whatever the SDK throws into a StripeFailure; anything else is a bug and passes through. */
export async function calling<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) throw toFailure(error);
    throw error;
  }
}

/** An answer without the object that was asked for is no answer: the SDK takes any JSON without `error` for success. */
export function expectObject<T extends { readonly object: string }>(answer: T, object: T["object"]): T {
  if (answer.object === object) return answer;
  throw new StripeFailure("unknown", `Stripe's answer was not a ${object}.`, null, null, null);
}

function toFailure(error: Stripe.errors.StripeError): StripeFailure {
  const requestId = error.requestId ?? null;
  const retryAfter = readRetryAfter(error.headers);
  return new StripeFailure(
    classify(error),
    error.message,
    error.code ?? null,
    requestId,
    retryAfter,
    error.statusCode ?? null,
  );
}

function classify(error: Stripe.errors.StripeError): StripeFailureClass {
  if (error instanceof Stripe.errors.StripeConnectionError) return "unknown";
  if (error instanceof Stripe.errors.StripeIdempotencyError) return "mismatch";
  const status = error.statusCode;
  // A non-JSON 503 from something in between has no status in the SDK's error (23.1.0).
  if (status === undefined || status >= 500) return "server";
  if (status === 409 || status === 429 || error.code === "lock_timeout") return "busy";
  if (status === 401 || status === 403) return "config";
  if (status === 402) return "payment";
  if (status === 404 || error.code === "resource_missing") return "missing";
  return "invalid";
}

function readRetryAfter(headers: Record<string, string> | undefined): number | null {
  const value = Number(headers?.["retry-after"]);
  return Number.isFinite(value) && value >= 0 && headers?.["retry-after"] !== undefined ? value * 1000 : null;
}
