import type { Account } from "./account.ts";
import { amend } from "./changed.ts";
import { refuse } from "./failure.ts";
import { settlePayment, startPayment } from "./payments.ts";
import type { Payer } from "./resources/charge-object.ts";
import { detailsOf } from "./resources/session-object.ts";
import type { Session } from "./wire.ts";
import { idOf } from "./ids.ts";

export const checkoutOutcomes = ["paid", "declined", "processing", "expired"] as const;
export type CheckoutOutcome = (typeof checkoutOutcomes)[number];

/** What the client does on the hosted page. A session that is no longer open refuses. */
export function completeSession(
  account: Account,
  { sessionId, outcome, payer = {} }: { sessionId: string; outcome: CheckoutOutcome; payer?: Payer },
): Session {
  const session = account.store.get("checkout.session", sessionId);
  expireOverdueSessions(account);
  if (session.status !== "open")
    throw refuse(`This Checkout Session is ${session.status}.`, { code: "checkout_session_not_open" });
  if (outcome === "expired") {
    expireSession(account, session);
    return session;
  }
  const method = outcome === "processing" ? "sepa_debit" : "card";
  const email = payer.email ?? session.customer_email;
  const name = payer.name ?? null;
  const intent = startPayment(account, { session, payer: { ...payer, email, name }, method });
  if (outcome === "declined") {
    settlePayment(account, { intentId: intent.id, outcome: "declined" });
    return session;
  }
  amend(session, { status: "complete", customer_details: detailsOf({ email, name }), url: null });
  if (outcome === "paid") {
    settlePayment(account, { intentId: intent.id, outcome: "succeeded" });
    session.payment_status = "paid";
  } else {
    account.emit("payment_intent.processing", intent);
  }
  account.emit("checkout.session.completed", session);
  return session;
}

/** The end of a bank debit: the money came, or it did not. */
export function settleProcessing(
  account: Account,
  { intentId, outcome }: { intentId: string; outcome: "succeeded" | "failed" },
) {
  const intent = account.store.get("payment_intent", intentId);
  if (intent.status !== "processing")
    throw refuse(`This PaymentIntent has a status of ${intent.status}, not processing.`);
  settlePayment(account, { intentId, outcome });
  const session = account.store
    .all("checkout.session")
    .find((candidate) => candidate.payment_intent === intentId);
  if (session && outcome === "succeeded") session.payment_status = "paid";
  const type =
    outcome === "succeeded"
      ? "checkout.session.async_payment_succeeded"
      : "checkout.session.async_payment_failed";
  if (session) account.emit(type, session);
  return intent;
}

export function expireSession(account: Account, session: Session): void {
  amend(session, { status: "expired", url: null });
  const intent =
    session.payment_intent === null
      ? null
      : account.store.find("payment_intent", idOf(session.payment_intent));
  if (intent) {
    amend(intent, { status: "canceled", canceled_at: account.now(), cancellation_reason: "automatic" });
    account.emit("payment_intent.canceled", intent);
  }
  account.emit("checkout.session.expired", session);
}

/** Stripe expires sessions by its clock, whether or not anyone looks. */
export function expireOverdueSessions(account: Account): void {
  for (const session of account.store.all("checkout.session")) {
    if (session.status === "open" && session.expires_at <= account.now()) expireSession(account, session);
  }
}
