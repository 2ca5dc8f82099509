import Stripe from "stripe";
import { expect, test } from "vitest";
import { openEndpoint, openLocalStripe, sessionFor } from "./client.ts";

test("an event is signed over its raw body, with the shared secret", async () => {
  const endpoint = await openEndpoint({ secret: "whsec_other" });
  const { local, stripe } = await openLocalStripe({ webhookUrl: endpoint.url, webhookSecret: "whsec_other" });
  await stripe.customers.create({});
  await local.deliverPending();
  expect(endpoint.types()).toEqual(["customer.created"]);
  expect(local.pendingEvents()).toEqual([]);
});

test("a signature verifies by the account's clock and by the machine's", async () => {
  const seen: { body: string; signature: string }[] = [];
  const now = new Date("2099-01-01T00:00:00Z");
  const { local, stripe } = await openLocalStripe({ now: () => now });
  local.setWebhookUrl(async (request) => {
    seen.push({ body: await request.text(), signature: request.headers.get("stripe-signature") ?? "" });
    return new Response(null, { status: 204 });
  });
  await stripe.customers.create({});
  await local.deliverPending();
  const [{ body, signature } = { body: "", signature: "" }] = seen;
  const verify = (at: Date) =>
    Stripe.webhooks.constructEvent(body, signature, "whsec_local", 300, undefined, at.getTime());
  expect(verify(now).type).toBe("customer.created");
  expect(verify(new Date()).type).toBe("customer.created");
  expect(() =>
    Stripe.webhooks.constructEvent(JSON.stringify(JSON.parse(body)), signature, "whsec_local"),
  ).toThrow("signature");
});

test("an event that was not taken is sent again until it is", async () => {
  let failures = 1;
  const endpoint = await openEndpoint({ answer: () => (failures-- > 0 ? 500 : 200) });
  const { local, stripe } = await openLocalStripe({ webhookUrl: endpoint.url, autoDeliver: true });
  await stripe.customers.create({});
  await local.idle();
  expect(endpoint.types()).toEqual(["customer.created", "customer.created"]);
  expect(endpoint.received[0]?.id).toBe(endpoint.received[1]?.id);
  expect(local.state.deliveries).toMatchObject([{ state: "delivered", attempts: 2, lastAnswer: "200" }]);
});

test("while delivery is off events pile up, and leave when it is on again", async () => {
  const endpoint = await openEndpoint();
  const { local, stripe } = await openLocalStripe({ webhookUrl: endpoint.url, autoDeliver: true });
  local.setDelivery("off");
  await stripe.customers.create({});
  await local.deliverPending();
  await local.idle();
  expect(endpoint.received).toHaveLength(0);
  expect(local.pendingEvents()).toHaveLength(1);
  local.setDelivery("on");
  await local.idle();
  expect(endpoint.types()).toEqual(["customer.created"]);
});

test("events from before the endpoint was known are delivered to it", async () => {
  const endpoint = await openEndpoint();
  const { local, stripe } = await openLocalStripe({ autoDeliver: true });
  await stripe.customers.create({});
  local.setWebhookUrl(endpoint.url);
  await local.idle();
  expect(endpoint.types()).toEqual(["customer.created"]);
});

test("an endpoint that is down leaves the event undelivered, with the reason", async () => {
  const { local, stripe } = await openLocalStripe({ webhookUrl: "http://127.0.0.1:9/hooks" });
  await stripe.customers.create({});
  await local.deliverPending();
  expect(local.state.deliveries).toMatchObject([
    { state: "pending", attempts: 1, lastAnswer: expect.stringContaining("ECONNREFUSED") as string },
  ]);
});

test("events are sent again in any order and number, under the same ids", async () => {
  const endpoint = await openEndpoint();
  const { local, stripe } = await openLocalStripe({ webhookUrl: endpoint.url });
  const { id } = await stripe.checkout.sessions.create(sessionFor());
  local.completeCheckout(id, "paid");
  await local.deliverPending();
  const first = endpoint.received.splice(0).map((event) => event.id);

  expect(await local.redeliver({ order: "reverse" })).toEqual(["200", "200", "200", "200"]);
  expect(endpoint.received.splice(0).map((event) => event.id)).toEqual([...first].reverse());
  await local.redeliver({ ids: [first[0] ?? ""], copies: 3 });
  expect(endpoint.received.splice(0).map((event) => event.id)).toEqual([first[0], first[0], first[0]]);
  await local.redeliver({ order: "random", copies: 2 });
  expect(endpoint.received.map((event) => event.id).sort()).toEqual([...first, ...first].sort());
});

test("idle waits for a late balance transaction and its event", async () => {
  const endpoint = await openEndpoint();
  const { local, stripe } = await openLocalStripe({
    webhookUrl: endpoint.url,
    autoDeliver: true,
    balanceTransactionDelayMs: 20,
  });
  const { id } = await stripe.checkout.sessions.create(sessionFor());
  local.completeCheckout(id, "paid");
  await local.idle();
  expect(endpoint.types().sort()).toContain("charge.updated");
  expect(local.state.charges[0]?.balance_transaction).toMatch(/^txn_/);
});

test("dropped events were never made", async () => {
  const { local, stripe } = await openLocalStripe();
  await stripe.customers.create({});
  local.dropPendingEvents();
  expect(local.pendingEvents()).toEqual([]);
  expect((await stripe.events.list()).data).toEqual([]);
});
