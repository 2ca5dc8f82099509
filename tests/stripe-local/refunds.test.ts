import type Stripe from "stripe";
import { expect, test } from "vitest";
import { openLocalStripe, sessionFor } from "./client.ts";
import { idOf } from "./ids.ts";

async function paid(outcome: "paid" | "processing" = "paid") {
  const { local, stripe } = await openLocalStripe();
  const { id } = await stripe.checkout.sessions.create(sessionFor({ amount: 5000 }));
  const { payment_intent } = local.completeCheckout(id, outcome);
  if (outcome === "processing") local.settleProcessing(idOf(payment_intent), "succeeded");
  local.runTimers();
  const intent = await stripe.paymentIntents.retrieve(idOf(payment_intent));
  const charge = () => stripe.charges.retrieve(idOf(intent.latest_charge));
  return { local, stripe, intent: intent.id, charge };
}

test("refunds add up to the charge and not beyond", async () => {
  const { stripe, intent, charge } = await paid();
  const first = await stripe.refunds.create({
    payment_intent: intent,
    amount: 2000,
    reason: "requested_by_customer",
  });
  expect(first).toMatchObject({
    status: "succeeded",
    amount: 2000,
    currency: "eur",
    reason: "requested_by_customer",
    payment_intent: intent,
  });
  expect(await charge()).toMatchObject({ amount_refunded: 2000, refunded: false });
  await expect(stripe.refunds.create({ payment_intent: intent, amount: 3001 })).rejects.toMatchObject({
    ...{
      statusCode: 400,
      param: "amount",
      message: "Refund amount (30.01 EUR) is greater than unrefunded amount on charge (30.00 EUR)",
    },
  });
  expect(await stripe.refunds.create({ charge: (await charge()).id })).toMatchObject({ amount: 3000 });
  expect(await charge()).toMatchObject({ amount_refunded: 5000, refunded: true });
  await expect(stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({
    code: "charge_already_refunded",
  });
  expect((await stripe.refunds.list({ payment_intent: intent })).data).toHaveLength(2);
  const expanded = await stripe.charges.retrieve((await charge()).id, { expand: ["refunds"] });
  expect(expanded.refunds?.data.map((refund) => refund.amount)).toEqual([3000, 2000]);
});

test("a refund leaves the balance at once and comes back when it fails", async () => {
  const { local, stripe, intent, charge } = await paid();
  const refund = await stripe.refunds.create({
    payment_intent: intent,
    amount: 2000,
    expand: ["balance_transaction"],
  });
  expect(refund.balance_transaction).toMatchObject({
    type: "refund",
    amount: -2000,
    fee: 0,
    source: refund.id,
  });
  local.settleRefund(refund.id, "failed");
  const failed = await stripe.refunds.retrieve(refund.id, { expand: ["failure_balance_transaction"] });
  expect(failed).toMatchObject({
    status: "failed",
    failure_reason: "lost_or_stolen_card",
    failure_balance_transaction: { amount: 2000 },
  });
  expect(await charge()).toMatchObject({ amount_refunded: 0, refunded: false });
  const told = local.state.events.map((event) => event.type).slice(-5);
  expect(told).toEqual([
    "refund.created",
    "charge.refunded",
    "charge.updated",
    "refund.failed",
    "refund.updated",
  ]);
  expect(() => local.settleRefund(refund.id, "succeeded")).toThrow("failed");
});

test("a bank debit's refund is pending until the bank has it", async () => {
  const { local, stripe, intent } = await paid("processing");
  const refund = await stripe.refunds.create({ payment_intent: intent });
  expect(refund.status).toBe("pending");
  local.settleRefund(refund.id, "succeeded");
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: "succeeded" });
  expect(local.state.events.at(-1)).toMatchObject({
    type: "refund.updated",
    data: { previous_attributes: { status: "pending" } },
  });
});

test.each<[Stripe.RefundCreateParams, string]>([
  [{}, "One of the following params should be provided"],
  [{ payment_intent: "pi_none" }, "No such payment_intent: 'pi_none'"],
  [{ charge: "ch_1", payment_intent: "pi_1" }, "only specify one"],
])("a refund of %j is refused", async (request, message) => {
  const { stripe } = await openLocalStripe();
  await expect(stripe.refunds.create(request)).rejects.toThrow(message);
});

test("nothing is refunded that has not succeeded", async () => {
  const { local, stripe } = await openLocalStripe();
  const { id } = await stripe.checkout.sessions.create(sessionFor());
  const { payment_intent } = local.completeCheckout(id, "processing");
  await expect(stripe.refunds.create({ payment_intent: idOf(payment_intent) })).rejects.toThrow(
    "does not have a successful charge",
  );
});
