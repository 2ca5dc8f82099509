import type { StripeEventObject } from "#platform/stripe";

/** What an event makes us ask Stripe about; events with the same one are answered by asking once. */
export type Target =
  | { readonly kind: "payment" | "session" | "charge" | "refund" | "dispute"; readonly id: string }
  | { readonly kind: "subscription"; readonly id: string };

/** Null for what we do not follow. */
export function targetOf(type: string, object: StripeEventObject): Target | null {
  if (type.startsWith("checkout.session.")) return target("session", object.id);
  if (type.startsWith("customer.subscription.")) return target("subscription", object.subscriptionId);
  if (type.startsWith("charge.dispute.")) return paymentOr(object, "dispute");
  if (type.startsWith("refund.") || type === "charge.refund.updated") return paymentOr(object, "refund");
  if (type.startsWith("charge.")) return paymentOr(object, "charge");
  if (type.startsWith("payment_intent.")) return target("payment", object.paymentIntentId);
  return null;
}

function paymentOr(object: StripeEventObject, kind: "charge" | "refund" | "dispute"): Target | null {
  return target("payment", object.paymentIntentId) ?? target(kind, object.id);
}

function target(kind: Target["kind"], id: string | null): Target | null {
  return id ? { kind, id } : null;
}
