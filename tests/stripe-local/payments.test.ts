import { expect, test } from "vitest";
import { openEndpoint, openLocalStripe, sessionFor } from "./client.ts";

test("a session has no payment intent until the client pays", async () => {
  const { local, stripe } = await openLocalStripe();
  const session = await stripe.checkout.sessions.create(sessionFor());
  expect(session).toMatchObject({
    status: "open",
    payment_status: "unpaid",
    payment_intent: null,
    amount_total: 1999,
    currency: "eur",
  });
  local.completeCheckout(session.id, "paid");
  const paid = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ["payment_intent.latest_charge"],
  });
  expect(paid).toMatchObject({
    status: "complete",
    payment_status: "paid",
    payment_intent: {
      status: "succeeded",
      amount_received: 1999,
      metadata: { invoice_id: "inv_1" },
      latest_charge: { paid: true },
    },
  });
});

test("the balance transaction comes after the payment, with charge.updated", async () => {
  const endpoint = await openEndpoint();
  const { local, stripe } = await openLocalStripe({ webhookUrl: endpoint.url });
  const session = await stripe.checkout.sessions.create(sessionFor());
  local.completeCheckout(session.id, "paid");
  await local.deliverPending();
  expect(endpoint.types()).toEqual([
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.completed",
  ]);
  expect(endpoint.received[1]?.data.object).toMatchObject({ object: "charge", balance_transaction: null });

  local.runTimers();
  await local.deliverPending();
  expect(endpoint.received[4]).toMatchObject({
    type: "charge.updated",
    data: { previous_attributes: { balance_transaction: null } },
  });
  const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id);
  const intent = await stripe.paymentIntents.retrieve(String(payment_intent), {
    expand: ["latest_charge.balance_transaction"],
  });
  expect(intent.latest_charge).toMatchObject({
    balance_transaction: { amount: 1999, fee: 88, net: 1911, type: "charge", currency: "eur" },
  });
});
