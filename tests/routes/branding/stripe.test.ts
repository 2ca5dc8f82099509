import { afterEach, beforeEach, expect, test } from "vitest";
import { signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import * as stripe from "../../../app/routes/admin.settings.stripe.tsx";
import * as webhook from "../../../app/routes/webhooks.stripe.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const address = "/admin/settings/stripe";

test("the page shows what to enter at Stripe, and asks Stripe nothing", async () => {
  const owner = await signedIn(world);
  const { data } = await owner.load(stripe.loader, address);
  expect(data.setup).toMatchObject({
    ...{ mode: "test", keyEnding: "orld", webhookAddress: "http://localhost:3000/webhooks/stripe" },
    isReachable: false,
  });
  expect(data.eventTypes).toContain("checkout.session.completed");
  expect(world.stripe.requests()).toEqual([]);
});

test("a check shows what Stripe says", async () => {
  const owner = await signedIn(world);
  expect(await owner.submit(stripe.action, address)).toMatchObject({ data: { check: { key: "works" } } });
  await world.stripe.faults.add({ kind: "500", when: "before" });
  expect(await owner.submit(stripe.action, address)).toMatchObject({
    data: { check: { key: "unanswered" } },
  });
});

test("a signature that does not fit shows on the page, by its time alone", async () => {
  const owner = await signedIn(world);
  await owner.submit(webhook.action, "/webhooks/stripe", { forged: "yes" });
  const { data } = await owner.load(stripe.loader, address);
  expect(data.setup).toMatchObject({ lastRefusedAt: world.clock.now(), lastAcceptedAt: null });
});

test("agents see nothing of it", async () => {
  const agent = await signedIn(world, await world.as("agent"));
  expect(await agent.load(stripe.loader, address)).toMatchObject({ status: 403 });
  expect(await agent.submit(stripe.action, address)).toMatchObject({ status: 403 });
});
