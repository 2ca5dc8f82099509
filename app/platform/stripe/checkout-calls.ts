import type Stripe from "stripe";
import { calling, expectObject } from "./failure.ts";
import type { StripeMetadata, StripeSession } from "./payment-objects.ts";
import { toStripeInstant } from "./read.ts";
import { readSession } from "./read-payment.ts";

export type CheckoutOrder = {
  /** Minor units of `currency`. */
  readonly amount: bigint;
  readonly currency: string;
  /** What the client reads beside the amount. */
  readonly description: string;
  /** Stripe fills its form with it; null leaves the client to type. */
  readonly customerEmail: string | null;
  readonly successUrl: string;
  readonly cancelUrl: string;
  /** 30 minutes to 24 hours from now. */
  readonly expiresAt: Date;
  /** Put on the session and on its payment intent, whose charge and refund events carry no session. */
  readonly metadata: StripeMetadata;
};

/** Stripe's hosted Checkout. */
export function checkoutCalls(client: Stripe) {
  const { sessions } = client.checkout;
  return {
    /** The same key with the same order answers the same session, for a day. */
    createCheckoutSession(order: CheckoutOrder, key: string): Promise<StripeSession> {
      return calling(async () => {
        const session = await sessions.create(toParams(order), { idempotencyKey: key });
        return readSession(expectObject(session, "checkout.session"));
      });
    },
    retrieveCheckoutSession(id: string): Promise<StripeSession> {
      return calling(async () => readSession(expectObject(await sessions.retrieve(id), "checkout.session")));
    },
    /** Refused as "invalid" when the session is not open any more, be it paid or expired. */
    expireCheckoutSession(id: string): Promise<StripeSession> {
      return calling(async () => readSession(expectObject(await sessions.expire(id), "checkout.session")));
    },
  };
}

function toParams(order: CheckoutOrder): Stripe.Checkout.SessionCreateParams {
  const { amount, description, customerEmail } = order;
  const metadata = { ...order.metadata };
  return {
    mode: "payment",
    // One line of the amount due: Stripe must have no total of its own to calculate.
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: order.currency.toLowerCase(),
          unit_amount: Number(amount),
          product_data: { name: description },
        },
      },
    ],
    // Stripe would otherwise charge in the client's currency, at a rate of its own.
    adaptive_pricing: { enabled: false },
    success_url: order.successUrl,
    cancel_url: order.cancelUrl,
    expires_at: toStripeInstant(order.expiresAt),
    metadata,
    payment_intent_data: { metadata, description },
    ...(customerEmail === null ? {} : { customer_email: customerEmail }),
  };
}
