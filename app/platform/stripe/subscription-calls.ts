import type Stripe from "stripe";

export type SubscriptionCalls = ReturnType<typeof subscriptionCalls>;

/** Customers, seat subscriptions and the quantity of their one item. */
export function subscriptionCalls(client: Stripe) {
  void client;
  return {};
}
