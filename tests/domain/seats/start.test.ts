import { describe, expect, onTestFinished, test } from "vitest";
import { inviteAgent } from "#domain/agents";
import { seatStatus, startSeats } from "#domain/seats";
import { contextFor } from "#platform/context";
import { stripeNotConfigured } from "#platform/stripe";
import { createWorld } from "../../world.ts";

async function open(options: Parameters<typeof createWorld>[0] = {}) {
  const world = await createWorld({ stripeTimeout: 1000, ...options });
  onTestFinished(() => world.close());
  return world;
}

describe("starting seats", () => {
  test("bills the seats of now, by invoice within thirty days", async () => {
    const world = await open();
    await world.as("agent");
    await inviteAgent(world.ctx, { email: "new@kettle.test" });
    expect(await startSeats(world.ctx)).toMatchObject({ billable: 2, synced: 2, pending: 0, state: "idle" });
    expect(world.stripe.state.subscriptions).toMatchObject([
      {
        status: "active",
        collection_method: "send_invoice",
        days_until_due: 30,
        metadata: { organization_id: world.organizationId },
      },
    ]);
    expect(world.stripe.state.subscriptionItems).toMatchObject([
      { quantity: 2, price: { id: "price_seat_local" } },
    ]);
    expect(world.stripe.contractErrors()).toEqual([]);
  });

  test("with nobody to bill starts at none", async () => {
    const world = await open();
    expect(await startSeats(world.ctx)).toMatchObject({ billable: 0, synced: 0 });
    expect(world.stripe.state.subscriptionItems).toMatchObject([{ quantity: 0 }]);
  });

  test("a second time, or twice at once, finds the first", async () => {
    const world = await open();
    await Promise.all([startSeats(world.ctx), startSeats(world.ctx)]);
    await startSeats(world.ctx);
    expect(world.stripe.state.subscriptions).toHaveLength(1);
    expect(world.stripe.state.customers).toHaveLength(1);
  });

  test.each(["/v1/customers", "/v1/subscriptions"])(
    "after an answer to %s was lost, a repetition makes no second one",
    async (path) => {
      const world = await open();
      await world.stripe.faults.add({
        kind: "hang",
        when: "after",
        match: { method: "POST", path },
        times: 1,
      });
      await expect(startSeats(world.ctx)).rejects.toThrow("please try again");
      expect(await seatStatus(world.ctx)).toMatchObject({ synced: null });
      await inviteAgent(world.ctx, { email: "meanwhile@kettle.test" });
      await startSeats(world.ctx);
      await world.settle();
      expect(world.stripe.state.subscriptions).toHaveLength(1);
      expect(world.stripe.state.customers).toHaveLength(1);
      expect(await seatStatus(world.ctx)).toMatchObject({ billable: 1, synced: 1 });
    },
  );

  test("after Stripe's own failure goes under a new key, because Stripe would repeat the failure", async () => {
    const world = await open();
    await world.stripe.faults.add({
      kind: "500",
      match: { method: "POST", path: "/v1/subscriptions" },
      times: 1,
    });
    await expect(startSeats(world.ctx)).rejects.toThrow("please try again");
    await startSeats(world.ctx);
    expect(world.stripe.state.subscriptions).toHaveLength(1);
  });

  test("at a price that Stripe does not have is refused in Stripe's words, and nothing is billed", async () => {
    const world = await open({ config: { seatPriceId: "price_unknown" } });
    await expect(startSeats(world.ctx)).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("price_unknown") as string,
    });
    expect(await seatStatus(world.ctx)).toMatchObject({ synced: null, pending: 0 });
    const invite = await inviteAgent(world.ctx, { email: "new@kettle.test" });
    expect(invite.billingPending).toBe(false);
  });

  test("without a price, or without Stripe, is refused", async () => {
    const unpriced = await open({ config: { seatPriceId: null } });
    await expect(startSeats(unpriced.ctx)).rejects.toMatchObject({ kind: "conflict" });
    const world = await open();
    const ctx = contextFor({ ...world.parts, stripe: stripeNotConfigured }, world.ctx.actor);
    await expect(startSeats(ctx)).rejects.toMatchObject({ kind: "conflict" });
  });
});
