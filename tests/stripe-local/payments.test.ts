import { expect, test } from "vitest";
import { openEndpoint, openLocalStripe, sessionFor } from "./client.ts";
import { idOf } from "./ids.ts";

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
  const intent = await stripe.paymentIntents.retrieve(idOf(payment_intent), {
    expand: ["latest_charge.balance_transaction"],
  });
  expect(intent.latest_charge).toMatchObject({
    balance_transaction: { amount: 1999, fee: 88, net: 1911, type: "charge", currency: "eur" },
  });
});

test("a declined card leaves the session open and the same payment intent is paid later", async () => {
  const { local, stripe } = await openLocalStripe();
  const { id } = await stripe.checkout.sessions.create(sessionFor());
  local.completeCheckout(id, "declined");
  const declined = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
  expect(declined).toMatchObject({
    ...{ status: "open", payment_status: "unpaid" },
    payment_intent: {
      status: "requires_payment_method",
      last_payment_error: { code: "card_declined", decline_code: "generic_decline" },
    },
  });
  local.completeCheckout(id, "paid");
  const paid = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
  expect(paid).toMatchObject({
    status: "complete",
    payment_intent: { status: "succeeded", last_payment_error: null },
  });
  expect((await stripe.charges.list()).data.map((charge) => charge.status)).toEqual(["succeeded", "failed"]);
  expect(local.state.paymentIntents).toHaveLength(1);
});

test("a bank debit completes the session unpaid and succeeds later", async () => {
  const endpoint = await openEndpoint();
  const { local, stripe } = await openLocalStripe({ webhookUrl: endpoint.url });
  const { id } = await stripe.checkout.sessions.create(sessionFor());
  const { payment_intent } = local.completeCheckout(id, "processing");
  await local.deliverPending();
  expect(endpoint.types()).toEqual([
    "payment_intent.created",
    "charge.pending",
    "payment_intent.processing",
    "checkout.session.completed",
  ]);
  expect(endpoint.received.at(-1)?.data.object).toMatchObject({
    status: "complete",
    payment_status: "unpaid",
  });
  expect(await stripe.paymentIntents.retrieve(idOf(payment_intent))).toMatchObject({
    status: "processing",
    amount_received: 0,
  });

  local.settleProcessing(idOf(payment_intent), "succeeded");
  await local.deliverPending();
  expect(endpoint.types().slice(4)).toEqual([
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.async_payment_succeeded",
  ]);
  expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ payment_status: "paid" });
  expect(() => local.settleProcessing(idOf(payment_intent), "failed")).toThrow("succeeded");
});

test("a bank debit that fails leaves the session complete and unpaid", async () => {
  const { local, stripe } = await openLocalStripe();
  const { id } = await stripe.checkout.sessions.create(sessionFor());
  const { payment_intent } = local.completeCheckout(id, "processing");
  local.settleProcessing(idOf(payment_intent), "failed");
  expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
    status: "complete",
    payment_status: "unpaid",
  });
  expect(local.state.events.at(-1)?.type).toBe("checkout.session.async_payment_failed");
  local.runTimers();
  expect(local.state.balanceTransactions).toHaveLength(0);
});

test("a charge in a foreign currency settles in the account's", async () => {
  const { local, stripe } = await openLocalStripe({ conversions: { jpy: { currency: "eur", rate: 0.006 } } });
  const { id } = await stripe.checkout.sessions.create(sessionFor({ currency: "jpy", amount: 10_000 }));
  local.completeCheckout(id, "paid");
  local.runTimers();
  const [charge] = (await stripe.charges.list({ expand: ["data.balance_transaction"] })).data;
  expect(charge).toMatchObject({
    currency: "jpy",
    amount: 10_000,
    balance_transaction: { currency: "eur", amount: 6000, fee: 204, exchange_rate: 0.006 },
  });
});

test("a payer may be made to pay another amount in another currency than the session says", async () => {
  const { local, stripe } = await openLocalStripe();
  const { id } = await stripe.checkout.sessions.create(sessionFor());
  local.completeCheckout(id, "paid", { amount: 1998, currency: "usd" });
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] });
  expect(session).toMatchObject({ amount_total: 1999, currency: "eur" });
  expect(session.payment_intent).toMatchObject({
    amount_received: 1998,
    currency: "usd",
    latest_charge: { amount: 1998 },
  });
});
