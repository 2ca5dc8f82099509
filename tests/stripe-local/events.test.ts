import { expect, test } from "vitest";
import { openEndpoint, openLocalStripe, sessionFor } from "./client.ts";

test("an event is whole: what happened, to what, and by which request", async () => {
  const { local, stripe } = await openLocalStripe();
  const customer = await stripe.customers.create({ name: "Client" }, { idempotencyKey: "customer-1" });
  const event = await stripe.events.retrieve(local.state.events[0]?.id ?? "");
  expect(event).toMatchObject({
    ...{
      object: "event",
      type: "customer.created",
      api_version: "2026-10-28.endive",
      livemode: false,
      pending_webhooks: 1,
    },
    ...{
      data: { object: { id: customer.id, object: "customer" } },
      request: { id: customer.lastResponse.requestId, idempotency_key: "customer-1" },
    },
  });
});

test("an event keeps what was true when it happened", async () => {
  const { local, stripe } = await openLocalStripe();
  const { id } = await stripe.customers.create({ name: "Before" });
  await stripe.customers.update(id, { name: "After" });
  expect(await stripe.events.retrieve(local.state.events[0]?.id ?? "")).toMatchObject({
    data: { object: { name: "Before" } },
  });
});

test("what a payer does was asked by no request", async () => {
  const { local, stripe } = await openLocalStripe();
  const { id } = await stripe.checkout.sessions.create(sessionFor());
  local.completeCheckout(id, "paid");
  expect(local.state.events[0]?.request).toEqual({ id: null, idempotency_key: null });
});

test("events are listed by type, by time, by delivery and page by page", async () => {
  let answer = 200;
  let now = new Date("2026-03-01T00:00:00Z");
  const endpoint = await openEndpoint({ answer: () => answer });
  const { local, stripe } = await openLocalStripe({ webhookUrl: endpoint.url, now: () => now });
  await stripe.customers.create({});
  await local.deliverPending();
  answer = 500;
  now = new Date("2026-03-02T00:00:00Z");
  const { id } = await stripe.checkout.sessions.create(sessionFor());
  local.completeCheckout(id, "paid");
  await local.deliverPending();

  const types = async (query: Parameters<typeof stripe.events.list>[0]) =>
    (await stripe.events.list(query)).data.map((event) => event.type);
  expect(await types({ delivery_success: true })).toEqual(["customer.created"]);
  expect(await types({ delivery_success: false })).toHaveLength(4);
  expect(await types({ types: ["customer.created", "charge.succeeded"] })).toEqual([
    "charge.succeeded",
    "customer.created",
  ]);
  expect(await types({ type: "payment_intent.*" })).toEqual([
    "payment_intent.succeeded",
    "payment_intent.created",
  ]);
  expect(await types({ created: { lt: Date.UTC(2026, 2, 2) / 1000 } })).toEqual(["customer.created"]);
  const [newest] = (await stripe.events.list({ limit: 1 })).data;
  expect(await types({ starting_after: newest?.id ?? "", limit: 1 })).toEqual(["payment_intent.succeeded"]);
});
