import Stripe from "stripe";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contextFor } from "#platform/context";
import { stripeNotConfigured } from "#platform/stripe";
import { action, loader } from "../../app/routes/webhooks.stripe.ts";
import { createWorld, type World } from "../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const { webhooks } = new Stripe("sk_test_signing", { telemetry: false });
const payload = JSON.stringify({
  id: "evt_1",
  object: "event",
  api_version: "2026-10-28.endive",
  created: 1772442000,
  data: { object: { id: "cus_1", object: "customer" } },
  livemode: false,
  type: "customer.created",
});

function sign(body = payload): string {
  return webhooks.generateTestHeaderString({ payload: body, secret: world.stripe.webhookSecret });
}

async function send(init: RequestInit & { duplex?: "half" }, parts = world.parts): Promise<number> {
  const request = new Request("http://localhost:3000/webhooks/stripe", init);
  const args = { request, params: {}, context: { parts, address: "192.0.2.1" } } as never;
  const response: unknown = await (request.method === "GET" ? loader(args) : action(args));
  return response instanceof Response ? response.status : 0;
}

const stored = () => world.database.db.stripeEvent.count();

test("a signed event is answered with 200 once it is written down", async () => {
  const headers = { "Stripe-Signature": sign() };
  expect(await send({ method: "POST", body: payload, headers })).toBe(200);
  expect(await stored()).toBe(1);
});

test("twenty identical events at once are all answered with 200 and written down once", async () => {
  const headers = { "Stripe-Signature": sign() };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => send({ method: "POST", body: payload, headers })),
  );
  expect(new Set(answers)).toEqual(new Set([200]));
  expect(await stored()).toBe(1);
});

test.each([
  ["no signature", {}],
  ["an empty signature", { "Stripe-Signature": "" }],
  ["a forged signature", { "Stripe-Signature": "t=1772442000,v1=00" }],
])("a body with %s is answered with 400 and forgotten", async (_, headers) => {
  expect(await send({ method: "POST", body: payload, headers: { ...headers } })).toBe(400);
  expect(await stored()).toBe(0);
});

test("a signed body that is no JSON is answered with 400", async () => {
  const headers = { "Stripe-Signature": sign("hello") };
  expect(await send({ method: "POST", body: "hello", headers })).toBe(400);
});

test("a body over 1 MB is answered with 413 without being read to its end", async () => {
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(64 * 1024));
      if (sent > 1600) controller.close();
    },
  });
  const headers = { "Stripe-Signature": sign() };
  expect(await send({ method: "POST", body, headers, duplex: "half" })).toBe(413);
  expect(sent).toBeLessThan(40);
});

test.each(["GET", "PUT", "DELETE"])("%s is not allowed", async (method) => {
  expect(await send({ method })).toBe(405);
});

test("without keys for Stripe nothing is taken", async () => {
  const { parts } = contextFor({ ...world.parts, stripe: stripeNotConfigured }, { kind: "stranger" });
  const headers = { "Stripe-Signature": sign() };
  expect(await send({ method: "POST", body: payload, headers }, parts)).toBe(503);
});
