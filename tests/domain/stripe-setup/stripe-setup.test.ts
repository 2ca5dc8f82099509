import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { receiveStripeEvent } from "#domain/inbox";
import { checkStripe, followedEventTypes, viewStripeSetup } from "#domain/stripe-setup";
import { createStripeDoor, stripeNotConfigured } from "#platform/stripe";
import { minutes } from "#lib/duration";
import { targetOf } from "../../../app/domain/inbox/target.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ config: { appUrl: "https://billing.kettle.example" } });
});
afterEach(() => world.close());

const address = "https://billing.kettle.example/webhooks/stripe";

async function addEndpoint(enabled_events: readonly string[], url = address): Promise<string> {
  const body = new URLSearchParams({ url });
  for (const type of enabled_events) body.append("enabled_events[]", type);
  return callStripe("/v1/webhook_endpoints", body);
}

async function callStripe(path: string, body: URLSearchParams): Promise<string> {
  const response = await fetch(`${world.stripe.apiBase}${path}`, {
    method: "POST",
    headers: { Authorization: "Bearer sk_test_world" },
    body,
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { id: string }).id;
}

test.each(followedEventTypes)("the event %s is one that the inbox follows", (type) => {
  const object = { id: "x", paymentIntentId: "pi", chargeId: "ch", subscriptionId: "sub" };
  expect(targetOf(type, object as never)).not.toBeNull();
});

describe("what is known without asking", () => {
  test("is the mode and the end of the key, and never more of it", async () => {
    const setup = await viewStripeSetup(world.ctx);
    expect(setup).toEqual({
      ...{ isConfigured: true, mode: "test", keyEnding: "orld", webhookAddress: address, isReachable: true },
      ...{ lastAcceptedAt: null, lastRefusedAt: null },
    });
    expect(JSON.stringify(setup)).not.toContain("sk_test");
  });

  test("without keys is that there are none", async () => {
    expect(await viewStripeSetup({ ...world.ctx, stripe: stripeNotConfigured })).toMatchObject({
      ...{ isConfigured: false, mode: null, keyEnding: null, webhookAddress: address },
    });
  });

  test.each([
    ["http://billing.kettle.example", false],
    ["https://localhost:3000", false],
    ["https://192.168.1.2", false],
    ["https://billing.kettle.example", true],
  ])("is whether Stripe can reach %s: %s", async (appUrl, isReachable) => {
    const ctx = { ...world.ctx, config: { ...world.ctx.config, appUrl } };
    expect(await viewStripeSetup(ctx)).toMatchObject({ isReachable });
  });
});

describe("a call of the webhook", () => {
  const forged = () =>
    receiveStripeEvent(world.strangerCtx, {
      rawBody: new TextEncoder().encode("{}"),
      signature: "t=1,v1=00",
    });

  test("with a bad signature is remembered, to the minute", async () => {
    await expect(forged()).rejects.toThrow();
    const first = world.clock.now();
    world.clock.advance(minutes(0.5));
    await expect(forged()).rejects.toThrow();
    expect(await viewStripeSetup(world.ctx)).toMatchObject({ lastRefusedAt: first, lastAcceptedAt: null });
    world.clock.advance(minutes(1));
    await expect(forged()).rejects.toThrow();
    expect(await viewStripeSetup(world.ctx)).toMatchObject({ lastRefusedAt: world.clock.now() });
  });
});

describe("asking Stripe", () => {
  test("tells whose key it is", async () => {
    expect(await checkStripe(world.ctx)).toMatchObject({
      key: "works",
      account: {
        id: "acct_local",
        name: "owner@local.test",
        country: "DE",
        canCharge: true,
        canPayOut: true,
      },
      webhook: { state: "missing" },
    });
  });

  test("finds the webhook right with every event, or all of them", async () => {
    await addEndpoint(["charge.updated"], "https://elsewhere.example/webhooks/stripe");
    await addEndpoint(followedEventTypes);
    expect(await checkStripe(world.ctx)).toMatchObject({ webhook: { state: "right" } });
  });

  test("takes a webhook of all events as right", async () => {
    await addEndpoint(["*"], `${address}/`);
    expect(await checkStripe(world.ctx)).toMatchObject({ webhook: { state: "right" } });
  });

  test("names the events that the webhook lacks", async () => {
    await addEndpoint(followedEventTypes.filter((type) => !type.startsWith("refund.")));
    expect(await checkStripe(world.ctx)).toMatchObject({
      webhook: { state: "lacking", eventTypes: ["refund.created", "refund.failed", "refund.updated"] },
    });
  });

  test("notices that the webhook is switched off", async () => {
    const id = await addEndpoint(["*"]);
    await callStripe(`/v1/webhook_endpoints/${id}`, new URLSearchParams({ disabled: "true" }));
    expect(await checkStripe(world.ctx)).toMatchObject({ webhook: { state: "switched-off" } });
  });

  test("with a key that Stripe does not know says so, without the key", async () => {
    const wrong = createStripeDoor({
      ...{ secretKey: "sk_wrong_0123456789", webhookSecrets: ["whsec_x"], apiBase: world.stripe.apiBase },
    });
    const check = await checkStripe({ ...world.ctx, stripe: wrong });
    expect(check).toMatchObject({ key: "refused" });
    expect(JSON.stringify(check)).not.toContain("0123456789");
  });

  test.each([
    ["refuse", "unanswered"],
    ["html-503", "unanswered"],
    ["401", "refused"],
  ] as const)("while it answers with %s says that it is %s", async (kind, key) => {
    await world.stripe.faults.add({ kind, when: "before" });
    expect(await checkStripe(world.ctx)).toMatchObject({ key, detail: expect.any(String) as string });
  });
});
