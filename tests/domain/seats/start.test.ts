import { describe, expect, onTestFinished, test } from "vitest";
import { inviteAgent } from "#domain/agents";
import { retrySeats, seatStatus, startSeats, syncDueSeats } from "#domain/seats";
import { contextFor } from "#platform/context";
import { stripeNotConfigured } from "#platform/stripe";
import { minutes, seconds } from "#lib/duration";
import { claimUpdate } from "../../../app/domain/seats/claim.ts";
import { failAttempt } from "../../../app/domain/seats/fail.ts";
import { AttemptRefused, troubleOf } from "../../../app/domain/seats/trouble.ts";
import { clientOf } from "../../stripe-local/client.ts";
import { createWorld, type World } from "../../world.ts";

/** The same owner after a restart with another STRIPE_SEAT_PRICE_ID. */
function priced({ parts, ctx }: World, seatPriceId: string | null) {
  return contextFor({ ...parts, config: { ...parts.config, seatPriceId } }, ctx.actor);
}

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

  test.each([
    ["price_seat_once", "paid once"],
    ["price_seat_metered", "metered"],
    ["price_seat_archived", "archived"],
  ])("at %s, which seats cannot have, is refused before anything is made", async (seatPriceId, sentence) => {
    const world = await open({ config: { seatPriceId } });
    await expect(startSeats(world.ctx)).rejects.toMatchObject({
      ...{ kind: "conflict", message: expect.stringContaining(sentence) as string },
    });
    expect(world.stripe.state.customers).toEqual([]);
    expect(await seatStatus(world.ctx)).toMatchObject({ synced: null, pending: 0 });
  });

  test("where Stripe has a subscription with several items already is refused, and nothing is billed", async () => {
    const world = await open();
    await world.stripe.faults.add({
      ...{ kind: "hang", when: "after", times: 1 },
      match: { method: "POST", path: "/v1/subscriptions" },
    });
    await expect(startSeats(world.ctx)).rejects.toThrow("please try again");
    const subscription = String(world.stripe.state.subscriptions[0]?.id);
    await clientOf(world.stripe.apiBase).subscriptionItems.create({ subscription, price: "price_seat_plus" });
    await expect(startSeats(world.ctx)).rejects.toMatchObject({
      ...{ kind: "conflict", message: expect.stringContaining("several items") as string },
    });
    expect(await seatStatus(world.ctx)).toMatchObject({ synced: null, state: "idle" });
    expect(world.stripe.state.subscriptions).toHaveLength(1);
  });

  test("keeps what Stripe tells of the price and the period", async () => {
    const world = await open();
    await startSeats(world.ctx);
    expect(await world.database.db.seatSubscription.findFirst()).toMatchObject({
      ...{ priceCurrency: "EUR", priceUnitAmount: "900", priceInterval: "month", priceIntervalCount: 1 },
      ...{ stripeStatus: "active", checkedAt: world.clock.now(), cancelsAtPeriodEnd: false },
      periodStartsAt: new Date("2026-03-02T09:00:00Z"),
      periodEndsAt: new Date("2026-04-02T09:00:00Z"),
    });
  });

  test.each(["/v1/customers", "/v1/subscriptions"])(
    "works again after Stripe's own failure at %s, which Stripe would repeat for the same key",
    async (path) => {
      const world = await open();
      await world.stripe.faults.add({ kind: "500", match: { method: "POST", path }, times: 1 });
      await expect(startSeats(world.ctx)).rejects.toThrow("please try again");
      expect(await startSeats(world.ctx)).toMatchObject({ synced: 0 });
      const writes = world.stripe.requests().filter(({ method }) => method === "POST");
      const keys = writes.map(({ idempotencyKey }) => idempotencyKey);
      expect(new Set(keys).size).toBe(keys.length);
    },
  );

  test("works once the price that Stripe did not have is mended", async () => {
    const world = await open({ config: { seatPriceId: "price_unknown" } });
    await expect(startSeats(world.ctx)).rejects.toThrow("price_unknown");
    expect(await startSeats(priced(world, "price_seat_local"))).toMatchObject({ synced: 0, state: "idle" });
  });

  test("at another price finds what a lost answer had started at the former one", async () => {
    const world = await open();
    await world.stripe.faults.add({
      kind: "hang",
      when: "after",
      match: { method: "POST", path: "/v1/subscriptions" },
      times: 1,
    });
    await expect(startSeats(world.ctx)).rejects.toThrow("please try again");
    await startSeats(priced(world, "price_of_later"));
    expect(world.stripe.state.subscriptions).toHaveLength(1);
    expect(await world.database.db.seatSubscription.findFirst()).toMatchObject({
      priceId: "price_seat_local",
      status: "active",
    });
    await inviteAgent(world.ctx, { email: "new@kettle.test" });
    world.clock.advance(seconds(1));
    await world.settle();
    expect(world.stripe.state.subscriptionItems[0]?.quantity).toBe(1);
  });

  test("without a price, or without Stripe, is refused", async () => {
    const unpriced = await open({ config: { seatPriceId: null } });
    await expect(startSeats(unpriced.ctx)).rejects.toMatchObject({ kind: "conflict" });
    const world = await open();
    const ctx = contextFor({ ...world.parts, stripe: stripeNotConfigured }, world.ctx.actor);
    await expect(startSeats(ctx)).rejects.toMatchObject({ kind: "conflict" });
  });
});

describe("seats that were started", () => {
  test("are still brought to Stripe when the price is not configured any more", async () => {
    const world = await open();
    await startSeats(world.ctx);
    const ctx = priced(world, null);
    await inviteAgent(ctx, { email: "new@kettle.test" });
    world.clock.advance(seconds(1));
    await syncDueSeats(contextFor(ctx.parts, { kind: "system" }));
    expect(await seatStatus(ctx)).toMatchObject({ billable: 1, synced: 1, state: "idle" });
    await expect(startSeats(ctx)).rejects.toThrow("STRIPE_SEAT_PRICE_ID");
  });

  test("and canceled may be started again while an attempt still sees the canceled ones", async () => {
    const world = await open();
    await startSeats(world.ctx);
    await world.ctx.stripe.cancelSubscription(String(world.stripe.state.subscriptions[0]?.id), "cancel");
    await inviteAgent(world.ctx, { email: "new@kettle.test" });
    world.clock.advance(seconds(1));
    await world.settle();
    world.clock.advance(minutes(5));
    const claim = await claimUpdate(world.systemCtx);
    if (!claim) throw new Error("The canceled subscription was not due to be looked at.");
    await world.stripe.faults.add({
      kind: "500",
      match: { method: "POST", path: "/v1/subscriptions" },
      times: 1,
    });
    await expect(startSeats(world.ctx)).rejects.toThrow("please try again");
    await expect(retrySeats(world.ctx)).rejects.toThrow("Start seats first.");
    const trouble = troubleOf(new AttemptRefused("canceled", "It is canceled."));
    await failAttempt(world.systemCtx, claim, { kind: "failed", hasWritten: false, trouble, seen: null });
    expect(await world.database.db.seatSubscription.findFirst()).toMatchObject({ status: "starting" });
    expect(await startSeats(world.ctx)).toMatchObject({ billable: 1, synced: 1, state: "idle" });
  });
});
