import { expect, test } from "vitest";
import { clientOf, openLocalStripe } from "./client.ts";

test.each(["sk_live_123", "pk_test_123", "rubbish"])("the key %s is not let in", async (key) => {
  const { local } = await openLocalStripe();
  await expect(clientOf(local.apiBase, { key }).balance.retrieve()).rejects.toMatchObject({
    statusCode: 401,
    type: "StripeAuthenticationError",
  });
});

test("a key may also be sent as a user's name", async () => {
  const { local } = await openLocalStripe();
  const authorization = `Basic ${Buffer.from("sk_test_1:").toString("base64")}`;
  expect((await fetch(`${local.apiBase}/v1/balance`, { headers: { authorization } })).status).toBe(200);
  expect((await fetch(`${local.apiBase}/v1/balance`)).status).toBe(401);
});

test("every answer carries a request id, also a refusal", async () => {
  const { local, stripe } = await openLocalStripe();
  const answer = await stripe.balance.retrieve();
  expect(answer.lastResponse.requestId).toMatch(/^req_/);
  const refused: unknown = await stripe.customers.retrieve("cus_none").catch((error: unknown) => error);
  expect(refused).toMatchObject({ requestId: local.requests()[1]?.id });
});

test("unknown, missing and ill-typed parameters are refused by name", async () => {
  const { local, stripe } = await openLocalStripe();
  const odd = (given: object) => stripe.subscriptions.create(given);
  await expect(odd({ customer: "cus_1", items: [{ price: "p", colour: "red" }] })).rejects.toMatchObject({
    ...{ statusCode: 400, code: "parameter_unknown", param: "items[0][colour]" },
  });
  await expect(odd({ items: [{ price: "p" }] })).rejects.toMatchObject({
    code: "parameter_missing",
    param: "customer",
  });
  await expect(odd({ customer: "c", items: [{ price: "p", quantity: "many" }] })).rejects.toMatchObject({
    ...{ code: "parameter_invalid_integer", param: "items[0][quantity]" },
  });
  await expect(
    odd({ customer: "c", items: [{ price: "p" }], collection_method: "cash" }),
  ).rejects.toMatchObject({ param: "collection_method" });
  await expect(stripe.customers.list({ limit: 101 })).rejects.toMatchObject({ param: "limit" });
  await expect(stripe.balance.retrieve({ expand: ["everything"] })).rejects.toMatchObject({
    message: "This property cannot be expanded (everything).",
  });
  expect(local.contractErrors()).toContain(
    "POST /v1/subscriptions: Received unknown parameter: items[0][colour]",
  );
});

test("an address that it does not know is 404 and breaks the contract", async () => {
  const { local, stripe } = await openLocalStripe();
  await expect(stripe.coupons.list()).rejects.toMatchObject({ statusCode: 404 });
  expect(local.contractErrors()).toHaveLength(1);
});

test("another API version breaks the contract", async () => {
  const { local, stripe } = await openLocalStripe();
  await stripe.balance.retrieve({}, { apiVersion: "2020-08-27" });
  expect(local.contractErrors()).toEqual([
    "GET /v1/balance: Stripe-Version 2020-08-27 is not 2026-10-28.endive",
  ]);
});
