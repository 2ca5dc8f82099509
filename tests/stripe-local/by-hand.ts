import type Stripe from "stripe";
import type { Account } from "./account.ts";
import { book } from "./balance.ts";
import { settlePayment, startPayment } from "./payments.ts";
import { makeRefund } from "./refunds.ts";
import type { Session } from "./wire.ts";
import { idOf } from "./ids.ts";

export type HandPayment = {
  amount: number;
  currency?: string | undefined;
  metadata?: Record<string, string> | undefined;
  customer?: string | undefined;
  description?: string | undefined;
};

/** A payment that somebody takes in Stripe's dashboard, or another application on the same account. */
export function payByHand(account: Account, given: HandPayment): Stripe.Charge {
  const { amount, currency = "eur", metadata = {}, customer, description } = given;
  const unsold = {
    id: "",
    payment_intent: null,
    amount_total: amount,
    currency: currency.toLowerCase(),
    customer: customer ?? null,
    payment_method_types: ["card"],
  };
  account.store.sessionDetails.set("", { lineItems: [], paymentIntent: { metadata, description } });
  const intent = startPayment(account, {
    session: unsold as unknown as Session,
    payer: { email: "walk-in@client.test", name: null },
    method: "card",
  });
  account.store.sessionDetails.delete("");
  settlePayment(account, { intentId: intent.id, outcome: "succeeded" });
  return account.store.get("charge", idOf(intent.latest_charge));
}

/** A refund that somebody makes in Stripe's dashboard. */
export function refundByHand(
  account: Account,
  { charge, amount }: { charge: string; amount?: number | undefined },
) {
  const found = account.store.get("charge", charge, "charge");
  return makeRefund(account, { charge: found, amount, reason: undefined, metadata: {} });
}

/** What Stripe itself takes from or gives to the balance, such as a fee for its other products. */
export function bookByHand(
  account: Account,
  given: { amount: number; currency?: string | undefined; description?: string | undefined },
): Stripe.BalanceTransaction {
  const { amount, currency = "eur", description = "Billing - Usage Fee" } = given;
  return book(account, {
    ...{ type: "stripe_fee", category: "fee", amount, currency: currency.toLowerCase(), description },
    source: null,
  });
}
