import type Stripe from "stripe";
import type { Account } from "./account.ts";
import { bookCharge } from "./balance.ts";
import { amend, changed } from "./changed.ts";
import { idOf, newId } from "./ids.ts";
import { chargeOf, type Method, type Payer } from "./resources/charge-object.ts";
import { intentOf } from "./resources/intent-object.ts";
import type { Session } from "./wire.ts";

/** The client has pressed Pay: a payment intent (the same one after a decline) and a charge that is still pending. */
export function startPayment(
  account: Account,
  { session, payer, method }: { session: Session; payer: Payer; method: Method },
): Stripe.PaymentIntent {
  const { store } = account;
  const earlier =
    session.payment_intent === null ? null : store.find("payment_intent", idOf(session.payment_intent));
  const intent =
    earlier ??
    store.put(
      intentOf(account, {
        session,
        payer,
        detail: store.sessionDetails.get(session.id)?.paymentIntent ?? {},
      }),
    );
  if (!earlier) account.emit("payment_intent.created", intent);
  session.payment_intent = intent.id;
  const charge = store.put(chargeOf(account, { intent, payer, method }));
  amend(intent, {
    status: "processing",
    latest_charge: charge.id,
    payment_method: newId("pm"),
    last_payment_error: null,
  });
  charge.payment_method = idOf(intent.payment_method);
  if (method === "sepa_debit") account.emit("charge.pending", charge);
  return intent;
}

export function settlePayment(
  account: Account,
  { intentId, outcome }: { intentId: string; outcome: "succeeded" | "declined" | "failed" },
): void {
  const intent = account.store.get("payment_intent", intentId);
  const charge = account.store.get("charge", idOf(intent.latest_charge));
  if (outcome === "succeeded") succeed(account, intent, charge);
  else fail(account, { intent, charge, outcome });
}

function succeed(account: Account, intent: Stripe.PaymentIntent, charge: Stripe.Charge): void {
  amend(charge, {
    status: "succeeded",
    paid: true,
    captured: true,
    amount_captured: charge.amount,
    outcome: approved,
  });
  amend(intent, { status: "succeeded", amount_received: intent.amount });
  account.emit("charge.succeeded", charge);
  account.emit("payment_intent.succeeded", intent);
  bookLater(account, charge);
}

/** Stripe captures asynchronously: the fee, and with it the balance transaction, is known only later. */
export function bookLater(account: Account, charge: Stripe.Charge): void {
  account.later(account.options.balanceTransactionDelayMs, () => {
    const before = { ...charge };
    charge.balance_transaction = bookCharge(account, charge).id;
    account.emit("charge.updated", charge, changed(before, charge));
  });
}

function fail(
  account: Account,
  {
    intent,
    charge,
    outcome,
  }: { intent: Stripe.PaymentIntent; charge: Stripe.Charge; outcome: "declined" | "failed" },
): void {
  const reason = outcome === "declined" ? declined : debitFailed;
  amend(charge, {
    status: "failed",
    paid: false,
    failure_code: reason.code,
    failure_message: reason.message,
    outcome: reason.outcome,
  });
  amend(intent, {
    status: "requires_payment_method",
    payment_method: null,
    last_payment_error: {
      type: "card_error",
      code: reason.code,
      message: reason.message,
      charge: charge.id,
      ...reason.more,
    },
  });
  account.emit("charge.failed", charge);
  account.emit("payment_intent.payment_failed", intent);
}

const unremarkable = { advice_code: null, network_advice_code: null, network_decline_code: null };
const approved: Stripe.Charge.Outcome = {
  ...unremarkable,
  network_status: "approved_by_network",
  reason: null,
  risk_level: "normal",
  seller_message: "Payment complete.",
  type: "authorized",
};
const declined = {
  code: "card_declined",
  message: "Your card was declined.",
  more: { decline_code: "generic_decline" },
  outcome: {
    ...unremarkable,
    network_status: "declined_by_network",
    reason: "generic_decline",
    risk_level: "normal",
    seller_message: "The bank did not return any further details with this decline.",
    type: "issuer_declined",
  } satisfies Stripe.Charge.Outcome,
};
const debitFailed = {
  code: "insufficient_funds",
  message: "The customer's account has insufficient funds to cover this payment.",
  more: {},
  outcome: {
    ...unremarkable,
    network_status: "declined_by_network",
    reason: "insufficient_funds",
    seller_message: "The customer's account has insufficient funds.",
    type: "issuer_declined",
  } satisfies Stripe.Charge.Outcome,
};
