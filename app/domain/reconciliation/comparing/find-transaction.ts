import type { Context } from "#platform/context";
import { StripeFailure, type StripeBalanceTransaction, type StripePaymentIntent } from "#platform/stripe";

type Entry = { readonly kind: string; readonly sourceId: string };

/** The line of Stripe's books behind an entry of ours; "not yet" when Stripe has the object and its money is on its way. */
export async function findTransaction(
  ctx: Context,
  entry: Entry,
): Promise<StripeBalanceTransaction | "not yet" | "never"> {
  try {
    return await ask(ctx, entry);
  } catch (error) {
    if (error instanceof StripeFailure && ["missing", "invalid"].includes(error.failureClass)) return "never";
    throw error;
  }
}

async function ask(
  { stripe }: Context,
  { kind, sourceId }: Entry,
): Promise<StripeBalanceTransaction | "not yet" | "never"> {
  switch (kind) {
    case "payment_succeeded":
      return whenSucceeded(await stripe.retrievePaymentIntent(sourceId));
    case "refund_created":
      return (await stripe.retrieveRefund(sourceId)).balanceTransaction ?? "not yet";
    case "refund_failed":
      return (await stripe.retrieveRefund(sourceId)).failureBalanceTransaction ?? "not yet";
    case "stripe_fee":
    case "currency_converted":
    case "dispute_withdrawn":
    case "dispute_won":
    case "other_stripe_activity":
      return stripe.retrieveBalanceTransaction(sourceId.split("/")[0] ?? sourceId);
    default:
      return "never";
  }
}

function whenSucceeded({ status, charge }: StripePaymentIntent) {
  return status === "succeeded" ? (charge?.balanceTransaction ?? "not yet") : "never";
}
