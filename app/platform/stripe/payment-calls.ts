import type Stripe from "stripe";
import { checkoutCalls } from "./checkout-calls.ts";
import { calling, expectObject } from "./failure.ts";
import type { StripeBalanceTransaction, StripeCharge, StripePaymentIntent } from "./payment-objects.ts";
import { readBalanceTransaction, readCharge, readPaymentIntent } from "./read-payment.ts";
import { refundCalls } from "./refund-calls.ts";

export type PaymentCalls = ReturnType<typeof paymentCalls>;

/** Checkout sessions, payment intents, charges, refunds, disputes and what they did to Stripe's balance. */
export function paymentCalls(client: Stripe) {
  return {
    ...checkoutCalls(client),
    ...refundCalls(client),
    retrievePaymentIntent(id: string): Promise<StripePaymentIntent> {
      return calling(async () => {
        const expand = ["latest_charge.balance_transaction"];
        const intent = await client.paymentIntents.retrieve(id, { expand });
        return readPaymentIntent(expectObject(intent, "payment_intent"));
      });
    },
    retrieveCharge(id: string): Promise<StripeCharge> {
      return calling(async () => {
        const charge = await client.charges.retrieve(id, { expand: ["balance_transaction"] });
        return readCharge(expectObject(charge, "charge"));
      });
    },
    retrieveBalanceTransaction(id: string): Promise<StripeBalanceTransaction> {
      return calling(async () =>
        readBalanceTransaction(
          expectObject(await client.balanceTransactions.retrieve(id), "balance_transaction"),
        ),
      );
    },
  };
}
