import { expect, test } from "vitest";
import { openLocalStripe, openSubscription } from "./client.ts";
import { idOf } from "./ids.ts";

test("a subscription that sends invoices is active at once and carries its period on the items", async () => {
  const { stripe, subscription, item } = await openSubscription();
  expect(subscription).toMatchObject({
    status: "active",
    collection_method: "send_invoice",
    days_until_due: 30,
    metadata: { organization_id: "o1" },
  });
  expect(item).toMatchObject({
    quantity: 2,
    price: { id: "price_seat_local" },
    subscription: subscription.id,
  });
  expect(new Date(item.current_period_start * 1000).toISOString()).toBe("2026-01-31T12:00:00.000Z");
  expect(new Date(item.current_period_end * 1000).toISOString()).toBe("2026-02-28T12:00:00.000Z");
  const invoice = await stripe.invoices.retrieve(idOf(subscription.latest_invoice));
  expect(invoice).toMatchObject({
    amount_due: 1800,
    status: "open",
    parent: { subscription_details: { subscription: subscription.id } },
  });
});

test("without a payment method a subscription that charges stays incomplete and refuses quantities", async () => {
  const { stripe, subscription, item } = await openSubscription({
    collection_method: "charge_automatically",
  });
  expect(subscription.status).toBe("incomplete");
  await expect(stripe.subscriptionItems.update(item.id, { quantity: 3 })).rejects.toMatchObject({
    statusCode: 400,
  });
  expect(
    (await stripe.subscriptions.update(subscription.id, { metadata: { a: "1" } })).metadata,
  ).toMatchObject({ a: "1" });
});

test("a quantity is set, 0 included, and told with what it was", async () => {
  const { local, stripe, subscription, item } = await openSubscription();
  expect(
    await stripe.subscriptionItems.update(item.id, { quantity: 0, proration_behavior: "create_prorations" }),
  ).toMatchObject({ quantity: 0 });
  expect(await stripe.subscriptionItems.retrieve(item.id)).toMatchObject({ quantity: 0 });
  expect((await stripe.subscriptionItems.list({ subscription: subscription.id })).data).toHaveLength(1);
  expect(local.state.events.at(-1)).toMatchObject({
    type: "customer.subscription.updated",
    data: {
      object: { items: { data: [{ quantity: 0 }] } },
      previous_attributes: { items: { data: [{ quantity: 2 }] } },
    },
  });
  await expect(stripe.subscriptionItems.update(item.id, { quantity: -1 })).rejects.toMatchObject({
    param: "quantity",
  });
});

test("setting the quantity it already has tells nobody", async () => {
  const { local, stripe, item } = await openSubscription();
  const before = local.state.events.length;
  await stripe.subscriptionItems.update(item.id, { quantity: 2 });
  expect(local.state.events).toHaveLength(before);
});

test("a canceled subscription refuses a quantity in Stripe's words", async () => {
  const { local, stripe, customer, subscription, item } = await openSubscription();
  expect(await stripe.subscriptions.cancel(subscription.id)).toMatchObject({ status: "canceled" });
  expect(local.state.events.at(-1)?.type).toBe("customer.subscription.deleted");
  await expect(stripe.subscriptionItems.update(item.id, { quantity: 3 })).rejects.toMatchObject({
    ...{
      statusCode: 400,
      message: "A canceled subscription can only update its cancellation_details and metadata.",
    },
  });
  expect((await stripe.subscriptions.list({ customer })).data).toHaveLength(0);
  expect((await stripe.subscriptions.list({ customer, status: "all" })).data).toHaveLength(1);
});

test("items come and go, but the last one stays", async () => {
  const { stripe, subscription, item } = await openSubscription();
  await expect(stripe.subscriptionItems.del(item.id)).rejects.toMatchObject({ statusCode: 400 });
  const product = await stripe.products.create({ name: "Extra" });
  const price = await stripe.prices.create({
    product: product.id,
    currency: "eur",
    unit_amount: 100,
    recurring: { interval: "month" },
  });
  const added = await stripe.subscriptionItems.create({ subscription: subscription.id, price: price.id });
  expect(await stripe.subscriptionItems.del(item.id)).toMatchObject({ id: item.id, deleted: true });
  expect((await stripe.subscriptions.retrieve(subscription.id)).items.data.map((each) => each.id)).toEqual([
    added.id,
  ]);
  await expect(stripe.subscriptionItems.update(item.id, { quantity: 1 })).rejects.toMatchObject({
    statusCode: 404,
  });
});

test("a one-time price cannot be subscribed to, and nothing is left behind", async () => {
  const { local, stripe, customer } = await openSubscription();
  const price = await stripe.prices.create({ product: "prod_seat_local", currency: "eur", unit_amount: 100 });
  await expect(stripe.subscriptions.create({ customer, items: [{ price: price.id }] })).rejects.toMatchObject(
    { param: "price" },
  );
  expect(local.state.subscriptions).toHaveLength(1);
});

test("sending invoices needs to know when they are due", async () => {
  const { stripe, customer } = await openSubscription();
  const careless = stripe.subscriptions.create({
    customer,
    items: [{ price: "price_seat_local" }],
    collection_method: "send_invoice",
  });
  await expect(careless).rejects.toMatchObject({ param: "days_until_due" });
});

test("a preview credits unused time, charges remaining time and adds the next period", async () => {
  const { stripe, subscription, item } = await openSubscription();
  const half = (item.current_period_start + item.current_period_end) / 2;
  const preview = await stripe.invoices.createPreview({
    subscription: subscription.id,
    subscription_details: { items: [{ id: item.id, quantity: 4 }], proration_date: half },
  });
  expect(preview.lines.data.map((line) => line.amount)).toEqual([-900, 1800, 3600]);
  expect(preview.total).toBe(4500);
  expect((await stripe.subscriptionItems.retrieve(item.id)).quantity).toBe(2);
});

test("a preview refuses a date outside the period, and any date without proration", async () => {
  const { stripe, subscription, item } = await openSubscription();
  const preview = (proration_date: number, proration_behavior: "create_prorations" | "none") =>
    stripe.invoices.createPreview({
      subscription: subscription.id,
      subscription_details: { items: [{ id: item.id, quantity: 4 }], proration_date, proration_behavior },
    });
  const param = "subscription_details[proration_date]";
  const late = preview(item.current_period_end + 1, "create_prorations");
  await expect(late).rejects.toMatchObject({ statusCode: 400, param });
  await expect(preview(item.current_period_start, "none")).rejects.toMatchObject({ statusCode: 400, param });
});

test("a preview begins with the change that is previewed and shows ten lines", async () => {
  const { stripe, subscription, item } = await openSubscription();
  for (const quantity of [3, 4, 5, 6, 7]) await stripe.subscriptionItems.update(item.id, { quantity });
  const { lines } = await stripe.invoices.createPreview({
    subscription: subscription.id,
    subscription_details: { items: [{ id: item.id, quantity: 8 }] },
  });
  expect(lines.data.map(({ quantity }) => quantity).slice(0, 2)).toEqual([7, 8]);
  expect(lines).toMatchObject({ has_more: true, data: { length: 10 } });
});

test("changes of quantity wait for the next invoice, except without proration", async () => {
  const { stripe, subscription, item } = await openSubscription();
  await stripe.subscriptionItems.update(item.id, { quantity: 3, proration_behavior: "none" });
  expect((await stripe.invoices.createPreview({ subscription: subscription.id })).total).toBe(2700);
  await stripe.subscriptionItems.update(item.id, { quantity: 4 });
  expect(
    (await stripe.invoices.createPreview({ subscription: subscription.id })).lines.data.map(
      (line) => line.amount,
    ),
  ).toEqual([-2700, 3600, 3600]);
});

test("periods roll on with the clock", async () => {
  let now = new Date("2026-01-31T12:00:00Z");
  const { stripe } = await openLocalStripe({ now: () => now });
  const { id: customer } = await stripe.customers.create({});
  const made = await stripe.subscriptions.create({
    customer,
    items: [{ price: "price_seat_local" }],
    collection_method: "send_invoice",
    days_until_due: 30,
  });
  now = new Date("2026-03-05T00:00:00Z");
  const { items } = await stripe.subscriptions.retrieve(made.id);
  expect(new Date((items.data[0]?.current_period_start ?? 0) * 1000).toISOString()).toBe(
    "2026-02-28T12:00:00.000Z",
  );
  expect(new Date((items.data[0]?.current_period_end ?? 0) * 1000).toISOString()).toBe(
    "2026-03-31T12:00:00.000Z",
  );
});

test("a subscription that is past due still takes a quantity", async () => {
  const { local, stripe, subscription, item } = await openSubscription();
  local.setSubscriptionStatus(subscription.id, "past_due");
  expect(await stripe.subscriptionItems.update(item.id, { quantity: 4 })).toMatchObject({ quantity: 4 });
  expect(local.state.events.at(-2)).toMatchObject({
    type: "customer.subscription.updated",
    data: { previous_attributes: { status: "active" } },
  });
});
