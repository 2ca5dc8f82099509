import type Stripe from "stripe";

export type PaymentCalls = ReturnType<typeof paymentCalls>;

/** Checkout sessions, payment intents, charges, refunds. */
export function paymentCalls(client: Stripe) {
  void client;
  return {};
}
