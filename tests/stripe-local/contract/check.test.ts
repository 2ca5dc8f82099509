import type Stripe from "stripe";
import { expect, test } from "vitest";
import { openLocalStripe, sessionFor } from "../client.ts";
import { checkShape } from "./check.ts";

test("a whole story keeps the contract, in requests, answers and events", async () => {
  const { local, stripe } = await openLocalStripe();
  const { id: customer } = await stripe.customers.create({ name: "Desk" });
  const items = [{ price: "price_seat_local", quantity: 2 }];
  const subscription = await stripe.subscriptions.create({
    customer,
    items,
    collection_method: "send_invoice",
    days_until_due: 30,
  });
  await stripe.subscriptionItems.update(subscription.items.data[0]?.id ?? "", { quantity: 3 });
  await stripe.invoices.createPreview({ subscription: subscription.id });
  for (const outcome of ["paid", "declined", "processing", "expired"] as const) {
    const { id } = await stripe.checkout.sessions.create(sessionFor());
    local.completeCheckout(id, outcome);
  }
  local.runTimers();
  local.makePayout("eur");
  const charge = local.state.charges[0]?.id ?? "";
  const refund = await stripe.refunds.create({ charge, amount: 100 });
  local.settleRefund(refund.id, "failed");
  local.openDispute(charge, "won");
  await stripe.charges.list({ expand: ["data.balance_transaction", "data.payment_intent", "data.refunds"] });
  await stripe.balance.retrieve();
  await stripe.disputes.list();
  await stripe.payouts.list({ expand: ["data.balance_transaction"] });
  await stripe.checkout.sessions.list({ expand: ["data.line_items", "data.payment_intent.latest_charge"] });
  await stripe.accounts.retrieveCurrent();
  await stripe.events.list({ limit: 100 });
  expect(local.contractErrors()).toEqual([]);
});

test.each<[string, (charge: Record<string, unknown>) => void]>([
  ["charge.amount: missing", (charge) => delete charge.amount],
  ['charge.amount: "12" is not of its type', (charge) => (charge.amount = "12")],
  ["charge.livemode: null is not of its type", (charge) => (charge.livemode = null)],
  ['charge.metadata: {"a":1} is not of its type', (charge) => (charge.metadata = { a: 1 })],
  [
    "charge.billing_details.email: missing",
    (charge) => (charge.billing_details = { address: null, name: null, phone: null, tax_id: null }),
  ],
  [
    "charge.payment_method_details.card.last4: missing",
    (charge) => delete (charge.payment_method_details as { card: { last4?: string } }).card.last4,
  ],
])("the check sees: %s", async (problem, spoil) => {
  const { local, stripe } = await openLocalStripe();
  const { id } = await stripe.checkout.sessions.create(sessionFor());
  local.completeCheckout(id, "paid");
  const charge = structuredClone(local.state.charges[0] as Stripe.Charge);
  expect(checkShape(charge)).toEqual([]);
  spoil(charge as unknown as Record<string, unknown>);
  expect(checkShape(charge)).toEqual([problem]);
});

test("what is no object of Stripe's is not accepted", () => {
  expect(checkShape({ object: "thing" })).toEqual(["object: thing is not known"]);
  expect(checkShape(null)).toEqual(["object: nothing is not known"]);
});
