import { expect, test } from "vitest";
import { openSubscription } from "./client.ts";

test("a price is changed with the quantity in one request, credited and charged for the rest of the period", async () => {
  const { local, stripe, subscription, item } = await openSubscription();
  const changed = await stripe.subscriptionItems.update(item.id, {
    ...{ price: "price_seat_plus", quantity: 3, proration_behavior: "create_prorations" },
  });
  expect(changed).toMatchObject({
    ...{ quantity: 3, price: { id: "price_seat_plus" }, plan: { id: "price_seat_plus" } },
    current_period_end: item.current_period_end,
  });
  const next = await stripe.invoices.createPreview({ subscription: subscription.id });
  expect(next.lines.data.map((line) => line.amount)).toEqual([-1800, 3600, 3600]);
  expect(local.contractErrors()).toEqual([]);
});

test("a price of another period begins a new one", async () => {
  const { stripe, item } = await openSubscription();
  const yearly = await stripe.subscriptionItems.update(item.id, { price: "price_seat_yearly" });
  expect(new Date(yearly.current_period_end * 1000).toISOString()).toBe("2027-01-31T12:00:00.000Z");
});

test.each([
  ["price_seat_once", "type=recurring"],
  ["price_seat_archived", "The price specified is inactive."],
  ["price_seat_usd", "doesn't match the expected currency: `eur`"],
  ["price_seat_metered", "metered"],
  ["price_none", "No such price"],
])("an item cannot get the price %s", async (price, sentence) => {
  const { stripe, item } = await openSubscription();
  await expect(stripe.subscriptionItems.update(item.id, { price })).rejects.toMatchObject({
    message: expect.stringContaining(sentence) as string,
  });
  expect(await stripe.subscriptionItems.retrieve(item.id)).toMatchObject({
    price: { id: "price_seat_local" },
  });
});

test("canceled for its period's end it stays active until then, unless that is taken back", async () => {
  let now = new Date("2026-01-31T12:00:00Z");
  const { local, stripe, subscription, item } = await openSubscription({}, () => now);
  const canceled = await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
  expect(canceled).toMatchObject({ status: "active", cancel_at: item.current_period_end });
  await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: false });
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ cancel_at: null });
  await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
  now = new Date("2026-02-28T12:00:00Z");
  local.passTime();
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({
    ...{ status: "canceled", ended_at: item.current_period_end },
  });
  expect(local.state.events.at(-1)).toMatchObject({
    ...{ type: "customer.subscription.deleted", request: { idempotency_key: null } },
  });
  expect(local.contractErrors()).toEqual([]);
});

test("what is changed by hand is told without a request, what is asked for with its key", async () => {
  const { local, stripe, subscription, item } = await openSubscription();
  await stripe.subscriptionItems.update(item.id, { quantity: 3 }, { idempotencyKey: "ours" });
  expect(local.state.events.at(-1)?.request?.idempotency_key).toBe("ours");
  local.changeByHand(subscription.id, { quantity: 7 });
  expect(local.state.events.at(-1)).toMatchObject({
    ...{ type: "customer.subscription.updated", request: { id: null, idempotency_key: null } },
  });
  expect(await stripe.subscriptionItems.retrieve(item.id)).toMatchObject({ quantity: 7 });
  expect(() => local.endPeriod(subscription.id)).toThrow("not canceled");
});
