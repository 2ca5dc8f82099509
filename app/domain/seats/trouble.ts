import { StripeFailure, type StripeFailureClass } from "#platform/stripe";

/**
 * Why an attempt failed. Ours are `canceled`: Stripe has the subscription, but it is over; `price`: Stripe refuses the
 * price that it was to have; `disputed`: something else keeps changing it.
 */
export type TroubleClass = StripeFailureClass | "canceled" | "price" | "disputed";

export type Trouble = {
  readonly failureClass: TroubleClass;
  /** What happened, in a sentence for an admin. */
  readonly detail: string;
  readonly code: string | null;
  readonly requestId: string | null;
  /** Milliseconds that Stripe asks to wait, or null. */
  readonly retryAfter: number | null;
};

/** What an attempt itself found wrong, where Stripe answered well but not what it should. */
export class AttemptRefused extends Error {
  constructor(
    readonly failureClass: TroubleClass,
    detail: string,
  ) {
    super(detail);
    this.name = "AttemptRefused";
  }
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof StripeFailure) {
    const { failureClass, detail, code, requestId, retryAfter } = error;
    return { failureClass, detail: inWords(failureClass, detail), code, requestId, retryAfter };
  }
  const known = error instanceof AttemptRefused;
  return {
    failureClass: known ? error.failureClass : "unknown",
    detail: known
      ? error.message
      : "Steadybill itself failed while asking Stripe. The server's log says why.",
    code: null,
    requestId: null,
    retryAfter: null,
  };
}

/** A refusal of a request that was to change the price is about that price: the subscription was read just before. */
export function refusedPrice(trouble: Trouble): Trouble {
  if (trouble.failureClass !== "invalid" && trouble.failureClass !== "missing") return trouble;
  return { ...trouble, failureClass: "price" };
}

/** What an admin should do about a class of trouble. */
export const actionFor: Record<TroubleClass, string> = {
  unknown: "Nothing needs to be done: Steadybill keeps trying and catches up by itself.",
  server: "Nothing needs to be done: Steadybill keeps trying and catches up by itself.",
  busy: "Nothing needs to be done: Steadybill keeps trying and catches up by itself.",
  mismatch: "Nothing needs to be done: Steadybill keeps trying and catches up by itself.",
  config:
    "Check STRIPE_SECRET_KEY and the key's permissions at Stripe. Steadybill goes on by itself once it works.",
  payment: "Settle what is open for the seat subscription at Stripe, then press Retry now.",
  missing: "Look for the seat subscription at Stripe. If it is gone, start seats again.",
  invalid: "Check the seat subscription and its price at Stripe, then press Retry now.",
  canceled: "Start seats again if agent seats are to be billed.",
  price:
    "Let the owner choose another price, or the present one again, in the settings of seats; or mend the price at Stripe and press Retry now.",
  disputed:
    "Find out who or what changes the seat subscription at Stripe and stop it, then press Retry now. Steadybill looks again within a day.",
};

/** Classes that no waiting cures: the update is blocked until a person has acted, and looked at again from time to time. */
export function needsPerson(failureClass: TroubleClass): boolean {
  return ["payment", "missing", "invalid", "canceled", "price", "disputed"].includes(failureClass);
}

function inWords(failureClass: StripeFailureClass, detail: string): string {
  switch (failureClass) {
    case "unknown":
      return "Stripe did not answer.";
    case "server":
      return "Stripe answered with a failure of its own.";
    case "busy":
      return "Stripe asks to wait.";
    case "mismatch":
      return "Stripe took a repeated request for another one.";
    case "config":
      return "Stripe refuses the key of this deployment.";
    case "payment":
      return `Stripe wants a payment first: ${detail}`;
    case "missing":
      return "Stripe does not have the seat subscription, or no item of it is for the price of seats.";
    case "invalid":
      return `Stripe does not accept the change: ${detail}`;
    default:
      return failureClass satisfies never;
  }
}
