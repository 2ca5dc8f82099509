import { describe, expect, test } from "vitest";
import { seatStatus, startSeats, syncDueSeats } from "#domain/seats";
import { hours, minutes, seconds } from "#lib/duration";
import { createSeatWorld } from "./seat-world.ts";

const item = { path: "/v1/subscription_items/*", method: "POST" };

describe("whatever Stripe does, an invite succeeds meanwhile and is billed afterwards", () => {
  test.each(["refuse", "reset", "hang", "cut", "html-503", "500", "429", "401", "402", "404"] as const)(
    "%s",
    async (kind) => {
      const world = await createSeatWorld();
      await world.failEverything(kind);
      const invite = await world.invite();
      await world.sync();
      expect(invite).toMatchObject({ status: "pending", billingPending: true });
      expect(await world.invites()).toMatchObject([{ billingPending: true }]);
      expect(await seatStatus(world.ctx)).toMatchObject({ billable: 1, synced: 0, pending: 1 });
      const further = await world.invite();
      expect(further.billingPending).toBe(true);
      await world.heal();
      expect(world.quantity()).toBe(2);
      expect(await world.invites()).toMatchObject([{ billingPending: false }, { billingPending: false }]);
      expect(await seatStatus(world.ctx)).toMatchObject({
        synced: 2,
        pending: 0,
        state: "idle",
        lastError: null,
      });
    },
  );
});

describe("an unknown outcome", () => {
  test("is followed by a read, and by no second write when the first had its effect", async () => {
    const world = await createSeatWorld();
    await world.fault({ kind: "hang", when: "after", match: item, times: 1 });
    await world.invite();
    await world.sync();
    expect(await world.update()).toMatchObject({
      tryOutcome: "unknown",
      state: "pending",
      lastClass: "unknown",
    });
    await world.heal();
    expect(world.writes()).toHaveLength(1);
    expect(world.reads().length).toBeGreaterThan(0);
    expect(world.quantity()).toBe(1);
    expect(await world.update()).toMatchObject({ tryOutcome: null, state: "idle", appliedQuantity: 1 });
  });

  test("without an effect is sent again under the same key", async () => {
    const world = await createSeatWorld();
    await world.fault({ kind: "hang", match: item, times: 1 });
    await world.invite();
    await world.sync();
    await world.heal();
    const [first, second] = world.writes();
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
    expect(world.quantity()).toBe(1);
  });

  test("goes under a new key when the seats changed since", async () => {
    const world = await createSeatWorld();
    await world.fault({ kind: "hang", match: item, times: 1 });
    await world.invite();
    await world.sync();
    await world.invite();
    await world.heal();
    const [first, second] = world.writes();
    expect(second?.idempotencyKey).not.toBe(first?.idempotencyKey);
    expect(world.quantity()).toBe(2);
  });

  test("older than 23 hours goes under a new key, because Stripe has forgotten the old one", async () => {
    const world = await createSeatWorld();
    await world.failEverything("refuse");
    await world.invite();
    await world.sync();
    const { tryKey } = await world.update();
    await world.settleAfter(hours(25));
    await world.heal();
    expect(world.writes().at(-1)?.idempotencyKey).not.toBe(tryKey);
    expect(world.quantity()).toBe(1);
  });

  test("whose request is carried out late is found and set right", async () => {
    const world = await createSeatWorld();
    await world.fault({ kind: "late", ms: 2000, match: item, times: 1 });
    await world.invite();
    await world.sync();
    await world.invite();
    await world.settleAfter(minutes(5));
    expect(world.quantity()).toBe(2);
    await expect.poll(() => world.quantity(), { timeout: 5000 }).toBe(1);
    await world.settleAfter(minutes(5));
    expect(world.quantity()).toBe(2);
  });
});

describe("a failure of Stripe's own", () => {
  test("after the effect is cleared up by a read, without a second write", async () => {
    const world = await createSeatWorld();
    await world.fault({ kind: "500", when: "after", match: item, times: 1 });
    await world.invite();
    await world.sync();
    expect(await world.update()).toMatchObject({ tryOutcome: "rotate", lastClass: "server" });
    await world.heal();
    expect(world.writes()).toHaveLength(1);
    expect(world.quantity()).toBe(1);
  });

  test("before the effect makes the next write go under a new key", async () => {
    const world = await createSeatWorld();
    await world.fault({ kind: "500", match: item, times: 1 });
    await world.invite();
    await world.sync();
    await world.heal();
    const [first, second] = world.writes();
    expect(second?.idempotencyKey).not.toBe(first?.idempotencyKey);
    expect(world.quantity()).toBe(1);
  });
});

describe("being asked to slow down", () => {
  test("waits as long as Stripe asks, with everything", async () => {
    const world = await createSeatWorld();
    await world.fault({ kind: "429", retryAfter: 120, times: 1 });
    await world.invite();
    await world.sync();
    const asked = world.writes().length;
    await world.settleAfter(seconds(100));
    expect(world.writes()).toHaveLength(asked);
    await world.settleAfter(seconds(30));
    expect(world.quantity()).toBe(1);
  });
});

describe("the item or the subscription", () => {
  test("an item that was replaced is found again by its price", async () => {
    const world = await createSeatWorld();
    await world.database.db.seatSubscription.updateMany({ data: { stripeItemId: "si_gone" } });
    await world.invite();
    await world.sync();
    expect(world.quantity()).toBe(1);
    const subscription = await world.database.db.seatSubscription.findFirstOrThrow();
    expect(subscription.stripeItemId).toBe(world.stripe.state.subscriptionItems[0]?.id);
  });

  test("a canceled subscription blocks with what to do, and a new start bills again", async () => {
    const world = await createSeatWorld();
    const subscription = world.stripe.state.subscriptions[0];
    await world.ctx.stripe.cancelSubscription(String(subscription?.id), "cancel");
    await world.invite();
    await world.sync();
    expect(await seatStatus(world.ctx)).toMatchObject({
      state: "blocked",
      pending: 1,
      lastError: "The seat subscription is canceled at Stripe.",
    });
    await startSeats(world.ctx);
    await world.sync();
    expect(world.stripe.state.subscriptions).toHaveLength(2);
    expect(world.quantity()).toBe(1);
    expect(await world.invites()).toMatchObject([{ billingPending: false }]);
  });

  test.each(["past_due", "unpaid", "paused"] as const)(
    "a subscription that is %s is still told the quantity, and nobody is alarmed",
    async (status) => {
      const world = await createSeatWorld();
      world.stripe.setSubscriptionStatus(String(world.stripe.state.subscriptions[0]?.id), status);
      await world.invite();
      await world.sync();
      expect(world.quantity()).toBe(1);
      expect(await world.database.db.incident.count()).toBe(0);
    },
  );
});

describe("the breaker", () => {
  test("a refused key opens it at once: one incident, and one probe at a time until it works", async () => {
    const world = await createSeatWorld({ config: { noticeGrace: 0, noticeQuiet: 0 } });
    await world.failEverything("401");
    await world.invite();
    await world.sync();
    const asked = world.stripe.requests().length;
    await world.invite();
    await world.sync();
    expect(world.stripe.requests()).toHaveLength(asked);
    await world.settleAfter(seconds(30));
    expect(world.stripe.requests()).toHaveLength(asked + 1);
    expect(await world.database.db.incident.findMany()).toMatchObject([
      { kind: "stripe-refused", scope: "stripe" },
    ]);
    await world.heal();
    expect(world.quantity()).toBe(2);
    expect(await world.database.db.breaker.findMany()).toMatchObject([{ state: "closed", failures: 0 }]);
  });

  test("five failures in a row open it, and then only probes ask", async () => {
    const world = await createSeatWorld();
    await world.failEverything("500");
    await world.invite();
    for (let i = 0; i < 12; i += 1) await world.settleAfter(minutes(5));
    expect(await world.database.db.breaker.findMany()).toMatchObject([{ state: "open" }]);
    const asked = world.stripe.requests().length;
    for (let i = 0; i < 10; i += 1) await world.settleAfter(seconds(6));
    expect(world.stripe.requests().length - asked).toBeLessThanOrEqual(2);
  });

  test("it outlives a restart", async () => {
    const world = await createSeatWorld();
    await world.failEverything("401");
    await world.invite();
    await world.sync();
    const { probeAt } = await world.database.db.breaker.findFirstOrThrow();
    expect(await syncDueSeats(world.systemCtx)).toEqual(probeAt);
  });
});
