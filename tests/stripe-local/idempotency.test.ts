import { expect, test } from "vitest";
import { clientOf, openLocalStripe, sessionFor } from "./client.ts";

test("the same key and parameters give the same answer and one effect", async () => {
  const { local, stripe } = await openLocalStripe();
  const first = await stripe.customers.create({ name: "Client" }, { idempotencyKey: "k1" });
  const again = await stripe.customers.create({ name: "Client" }, { idempotencyKey: "k1" });
  expect(again.id).toBe(first.id);
  expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
  expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect(local.state.customers).toHaveLength(1);
  expect(local.requests().map((entry) => [entry.idempotencyKey, entry.replayed, entry.carriedOut])).toEqual([
    ["k1", false, true],
    ["k1", true, false],
  ]);
});

test("the same key with other parameters, or for another address, is an error", async () => {
  const { stripe } = await openLocalStripe();
  await stripe.customers.create({ name: "Client" }, { idempotencyKey: "k1" });
  const refusal = { statusCode: 400, type: "StripeIdempotencyError" };
  await expect(stripe.customers.create({ name: "Other" }, { idempotencyKey: "k1" })).rejects.toMatchObject(
    refusal,
  );
  await expect(stripe.products.create({ name: "Client" }, { idempotencyKey: "k1" })).rejects.toMatchObject(
    refusal,
  );
});

test("a second request under a key that is still at work is refused with 409", async () => {
  const { stripe } = await openLocalStripe({ latencyMs: 500 });
  const answers = await Promise.allSettled(
    [1, 2].map(() => stripe.customers.create({ name: "Client" }, { idempotencyKey: "k1" })),
  );
  const [refused] = answers.filter((answer) => answer.status === "rejected");
  expect(refused?.reason).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
  expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
});

test("a refusal that came from carrying out is kept; one that came from reading is not", async () => {
  const { stripe } = await openLocalStripe();
  const session = { idempotencyKey: "k1" };
  await expect(stripe.checkout.sessions.create(sessionFor({ amount: 1 }), session)).rejects.toThrow();
  const again = stripe.checkout.sessions.create(sessionFor({ amount: 1 }), session);
  await expect(again).rejects.toMatchObject({
    code: "amount_too_small",
    headers: { "idempotent-replayed": "true" },
  });

  const unknown = { name: "Client", unknown: "x" } as object;
  await expect(stripe.customers.create(unknown, { idempotencyKey: "k2" })).rejects.toMatchObject({
    code: "parameter_unknown",
  });
  expect(await stripe.customers.create({ name: "Client" }, { idempotencyKey: "k2" })).toMatchObject({
    name: "Client",
  });
});

test("a 500 is kept under its key, whether or not the effect took place", async () => {
  const { local, stripe } = await openLocalStripe();
  for (const when of ["before", "after"] as const) {
    await local.faults.add({ kind: "500", when, times: 1 });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(stripe.customers.create({ name: when }, { idempotencyKey: when })).rejects.toMatchObject({
        statusCode: 500,
      });
    }
    expect(await stripe.customers.create({ name: when }, { idempotencyKey: `${when} again` })).toMatchObject({
      name: when,
    });
  }
  expect(local.state.customers.map((customer) => customer.name)).toEqual(["before", "after", "after"]);
});

test("a key is forgotten after a day", async () => {
  let now = new Date("2026-03-01T00:00:00Z");
  const { local, stripe } = await openLocalStripe({ now: () => now });
  await stripe.customers.create({ name: "Client" }, { idempotencyKey: "k1" });
  now = new Date("2026-03-02T00:00:00Z");
  await stripe.customers.create({ name: "Client" }, { idempotencyKey: "k1" });
  expect(local.state.customers).toHaveLength(2);
});

test("a key has at most 255 characters", async () => {
  const { local } = await openLocalStripe();
  const stripe = clientOf(local.apiBase);
  await expect(stripe.customers.create({}, { idempotencyKey: "x".repeat(256) })).rejects.toMatchObject({
    statusCode: 400,
  });
  expect(await stripe.customers.create({}, { idempotencyKey: "x".repeat(255) })).toMatchObject({
    object: "customer",
  });
});
