import type Stripe from "stripe";
import { expect, test } from "vitest";
import { clientOf, openLocalStripe } from "./client.ts";
import type { FaultRequest, LocalStripe } from "./index.ts";

async function failWith(local: LocalStripe, stripe: Stripe, fault: FaultRequest) {
  await local.faults.add(fault);
  return stripe.customers
    .create({ name: "Client" }, { idempotencyKey: `${fault.kind} ${fault.when ?? ""}` })
    .then(
      () => "succeeded",
      (error: Stripe.errors.StripeError) => error,
    );
}

test("refused connections end when Stripe is back, on the same port", async () => {
  const { local, stripe } = await openLocalStripe();
  await stripe.balance.retrieve();
  await local.faults.add({ kind: "refuse" });
  await expect(stripe.balance.retrieve()).rejects.toMatchObject({
    type: "StripeConnectionError",
    detail: { code: "ECONNREFUSED" },
  });
  expect((await fetch(`${local.controlBase}/_local/requests`)).status).toBe(200);
  await local.faults.clear();
  expect(await stripe.balance.retrieve()).toMatchObject({ object: "balance" });
});

test.each([
  ["500", "StripeAPIError", 500],
  ["429", "StripeRateLimitError", 429],
  ["402", "StripeCardError", 402],
  ["401", "StripeAuthenticationError", 401],
  ["404", "StripeInvalidRequestError", 404],
  ["html-503", "StripeAPIError", undefined],
  ["hang", "StripeConnectionError", undefined],
  ["cut", "StripeConnectionError", undefined],
] as const)(
  "%s before the effect fails and does nothing, after it fails and has done it",
  async (kind, type, statusCode) => {
    const { local } = await openLocalStripe();
    const stripe = clientOf(local.apiBase, { timeout: 1000 });
    expect(await failWith(local, stripe, { kind, when: "before", times: 1 })).toMatchObject({ type });
    expect(local.state.customers).toHaveLength(0);
    const after = await failWith(local, stripe, { kind, when: "after", times: 1 });
    expect((after as Stripe.errors.StripeError).statusCode).toBe(statusCode);
    expect(local.state.customers).toHaveLength(1);
    expect(await stripe.customers.list()).toMatchObject({ data: [{ name: "Client" }] });
  },
);

test("a reset breaks the connection; the SDK tries once more by itself", async () => {
  const { local, stripe } = await openLocalStripe();
  const broken = await failWith(local, stripe, { kind: "reset", when: "before", times: 2 });
  expect(broken).toMatchObject({ type: "StripeConnectionError", detail: { code: "ECONNRESET" } });
  expect(await failWith(local, stripe, { kind: "reset", when: "after", times: 1 })).toBe("succeeded");
  expect(local.state.customers).toHaveLength(1);
  expect(local.requests().map((entry) => entry.fault)).toEqual([
    "reset before",
    "reset before",
    "reset after",
    null,
  ]);
});

test("a slow answer comes, if one waits for it", async () => {
  const { local, stripe } = await openLocalStripe();
  for (const when of ["before", "after"] as const) {
    expect(await failWith(local, stripe, { kind: "slow", when, ms: 10, times: 1 })).toBe("succeeded");
  }
  expect(local.state.customers).toHaveLength(2);
});

test("a late request is carried out after its client has given up", async () => {
  const { local } = await openLocalStripe();
  const stripe = clientOf(local.apiBase, { timeout: 1000 });
  expect(await failWith(local, stripe, { kind: "late", ms: 60_000, times: 1 })).toMatchObject({
    detail: { code: "ETIMEDOUT" },
  });
  expect(local.state.customers).toHaveLength(0);
  local.runTimers();
  await expect.poll(() => local.state.customers.length).toBe(1);
});

test("a limit says when to come back, a failure whether to", async () => {
  const { local, stripe } = await openLocalStripe();
  expect(await failWith(local, stripe, { kind: "429", retryAfter: 7, times: 1 })).toMatchObject({
    headers: { "retry-after": "7" },
  });
  expect(await failWith(local, stripe, { kind: "500", shouldRetry: false, times: 1 })).toMatchObject({
    headers: { "stripe-should-retry": "false" },
  });
});

test("a fault meets only what it matches, as often as it says, after what it skips", async () => {
  const { local, stripe } = await openLocalStripe();
  await local.faults.add({ kind: "500", match: { method: "post", path: "/v1/subscription_items/*" } });
  await local.faults.add({ kind: "429", match: { path: "/v1/bal" }, skip: 1, times: 1 });
  const statuses: (number | null)[] = [];
  for (let call = 0; call < 3; call += 1) await stripe.balance.retrieve().catch(() => null);
  await stripe.subscriptionItems.retrieve("si_1").catch(() => null);
  await stripe.subscriptionItems.update("si_1", { quantity: 1 }).catch(() => null);
  statuses.push(...local.requests().map((entry) => entry.status));
  expect(statuses).toEqual([200, 429, 200, 404, 500]);
  await local.faults.clear();
  await expect(stripe.subscriptionItems.update("si_1", { quantity: 1 })).rejects.toMatchObject({
    statusCode: 404,
  });
});

test("what hangs loses its connection when the faults end", async () => {
  const { local, stripe } = await openLocalStripe();
  await local.faults.add({ kind: "hang", times: 1 });
  const hanging = stripe.balance.retrieve().catch((error: Stripe.errors.StripeError) => error.type);
  await expect.poll(() => local.requests().length).toBe(1);
  await local.faults.clear();
  await hanging;
  expect(local.requests().at(-1)?.path).toBe("/v1/balance");
});

test("a rate limit lets so many requests through in any second and refuses those over it", async () => {
  let now = new Date("2026-03-02T09:00:00Z");
  const { local, stripe } = await openLocalStripe({ now: () => now });
  await local.faults.add({ kind: "429", perSecond: 2 });
  const ask = () =>
    stripe.balance.retrieve().then(
      () => 200,
      (error: Stripe.errors.StripeError) => error.statusCode,
    );
  expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429]);
  now = new Date("2026-03-02T09:00:00.999Z");
  expect(await ask()).toBe(429);
  now = new Date("2026-03-02T09:00:01Z");
  expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429]);
});
