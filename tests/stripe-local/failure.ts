export type ErrorBody = {
  type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
};

/**
 * An answer that says no. `began` tells whether Stripe had begun to carry the request out: only then is the answer
 * kept under its idempotency key (https://docs.stripe.com/api/idempotent_requests).
 */
export class StripeFailure extends Error {
  constructor(
    readonly status: number,
    readonly error: ErrorBody,
    readonly began: "began" | "not-begun" = "began",
  ) {
    super(error.message);
    this.name = "StripeFailure";
  }
}

export function refuse(message: string, more: { code?: string; param?: string } = {}): StripeFailure {
  return new StripeFailure(400, { type: "invalid_request_error", message, ...more });
}

/** The request is wrong in itself: nothing was begun, so nothing is kept under the key. */
export function invalid(message: string, more: { code?: string; param?: string } = {}): StripeFailure {
  return new StripeFailure(400, { type: "invalid_request_error", message, ...more }, "not-begun");
}

/** Stripe answers 404 for an id in the address and 400 for one in a parameter. */
export function missing(what: string, id: string, param: string): StripeFailure {
  const status = param === "id" ? 404 : 400;
  const message = `No such ${what}: '${id}'`;
  return new StripeFailure(status, {
    type: "invalid_request_error",
    code: "resource_missing",
    message,
    param,
  });
}
