import { expect, test } from "vitest";
import { openLocalStripe } from "./client.ts";
import { idOf } from "./ids.ts";

test("a payment taken by hand is a payment like any other, without a session", async () => {
  const { local, stripe } = await openLocalStripe();
  const { id } = local.payByHand({ amount: 5000, currency: "EUR", description: "By phone" });
  local.runTimers();
  expect(await stripe.charges.retrieve(id, { expand: ["balance_transaction"] })).toMatchObject({
    status: "succeeded",
    description: "By phone",
    metadata: {},
    balance_transaction: { amount: 5000, fee: 175, net: 4825 },
  });
  expect(local.state.sessions).toEqual([]);
  expect(local.state.events.map(({ type }) => type)).toContain("payment_intent.succeeded");
  local.refundByHand(id, 2000);
  expect(await stripe.charges.retrieve(id)).toMatchObject({ amount_refunded: 2000 });
  expect(local.contractErrors()).toEqual([]);
});

test("what a payment belongs to can be written on it afterwards", async () => {
  const { local, stripe } = await openLocalStripe();
  const { payment_intent } = local.payByHand({ amount: 5000, metadata: { order: "17" } });
  const intent = await stripe.paymentIntents.update(idOf(payment_intent), { metadata: { client_id: "1" } });
  expect(intent.metadata).toEqual({ order: "17", client_id: "1" });
  expect(local.contractErrors()).toEqual([]);
});

test("what Stripe takes for itself is a line of its books without an object", async () => {
  const { local, stripe } = await openLocalStripe();
  local.bookByHand({ amount: -700 });
  const { data } = await stripe.balanceTransactions.list();
  expect(data).toMatchObject([{ type: "stripe_fee", amount: -700, net: -700, source: null }]);
  const { available } = await stripe.balance.retrieve();
  expect(available).toMatchObject([{ amount: -700, currency: "eur" }]);
});

test("a payout asked for by hand does not say what it is made of, an automatic one does", async () => {
  const { local, stripe } = await openLocalStripe();
  local.payByHand({ amount: 5000 });
  local.runTimers();
  const byHand = local.makePayout("eur", 1000);
  expect(byHand).toMatchObject({ automatic: false, reconciliation_status: "not_applicable", amount: 1000 });
  expect((await stripe.balanceTransactions.list({ payout: byHand.id })).data).toEqual([]);
  const automatic = local.makePayout("eur");
  expect(automatic).toMatchObject({ automatic: true, reconciliation_status: "completed", amount: 3825 });
  const { data } = await stripe.balanceTransactions.list({ payout: automatic.id });
  expect(data.map(({ type }) => type).sort()).toEqual(["charge", "payout", "payout"]);
  expect(() => local.makePayout("eur", 1)).toThrow("insufficient funds");
  expect(local.contractErrors()).toEqual([]);
});

test("all of it can be done from outside", async () => {
  const { local } = await openLocalStripe();
  const ask = async (path: string, body: object) => {
    const init = { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(`${local.controlBase}${path}`, init);
    return (await response.json()) as { id: string };
  };
  const charge = await ask("/_local/charges", { amount: 5000 });
  expect(charge).toMatchObject({ status: "succeeded" });
  expect(await ask(`/_local/charges/${charge.id}/refund`, { amount: 100 })).toMatchObject({ amount: 100 });
  expect(await ask("/_local/balance_transactions", { amount: 300 })).toMatchObject({ net: 300 });
  expect(await ask("/_local/payouts", { currency: "EUR", amount: 50 })).toMatchObject({ automatic: false });
});
