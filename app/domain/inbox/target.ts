import type { StripeEventObject } from "#platform/stripe";

/** What an event makes us ask Stripe about; events with the same one are answered by asking once. */
export type Target =
  | { readonly kind: "payment" | "session" | "charge" | "refund" | "dispute"; readonly id: string }
  | { readonly kind: "subscription"; readonly id: string; readonly requestKey: string | null };

/** What is kept of an event: its object and the idempotency key of the request behind it, if there was one. */
export type KeptEvent = StripeEventObject & { readonly requestKey?: string };

/** Null for what we do not follow. */
export function targetOf(type: string, object: KeptEvent): Target | null {
  if (type.startsWith("checkout.session.")) return target("session", object.id);
  if (type.startsWith("customer.subscription.")) return subscription(object);
  if (type.startsWith("charge.dispute.")) return paymentOr(object, "dispute");
  if (type.startsWith("refund.") || type === "charge.refund.updated") return paymentOr(object, "refund");
  if (type.startsWith("charge.")) return paymentOr(object, "charge");
  if (type.startsWith("payment_intent.")) return target("payment", object.paymentIntentId);
  return null;
}

function paymentOr(object: StripeEventObject, kind: "charge" | "refund" | "dispute"): Target | null {
  return target("payment", object.paymentIntentId) ?? target(kind, object.id);
}

/** Whether a change of a subscription is our own is told by the request's key, so each key is followed by itself. */
function subscription({ subscriptionId: id, requestKey }: KeptEvent): Target | null {
  return id ? { kind: "subscription", id, requestKey: requestKey ?? null } : null;
}

type Plain = Exclude<Target, { kind: "subscription" }>;

function target(kind: Plain["kind"], id: string | null): Plain | null {
  return id ? { kind, id } : null;
}
