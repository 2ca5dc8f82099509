import { convergeCheckoutSession } from "#domain/checkout";
import { announce } from "#domain/facts";
import {
  convergeCharge,
  convergeDispute,
  convergePaymentIntent,
  convergeRefund,
  type Converged,
} from "#domain/stripe-payments";
import { inTransaction, type Context } from "#platform/context";
import type { Target } from "./target.ts";

/** Asks Stripe what is true now about the target, and brings our side in line. */
export async function followTarget(ctx: Context, target: Target): Promise<Converged> {
  const { kind, id } = target;
  switch (kind) {
    case "payment":
      return convergePaymentIntent(ctx, id);
    case "session":
      return convergeCheckoutSession(ctx, id);
    case "charge":
      return convergeCharge(ctx, id);
    case "refund":
      return convergeRefund(ctx, id);
    case "dispute":
      return convergeDispute(ctx, id);
    case "subscription":
      await inTransaction(ctx, (tx) =>
        announce(tx, {
          kind: "stripe.subscription-changed",
          stripeSubscriptionId: id,
          requestKey: target.requestKey,
        }),
      );
      return "applied";
    default:
      return kind satisfies never;
  }
}
