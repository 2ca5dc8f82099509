import { describe, expect, test } from "vitest";
import { inviteAgent, removeAgent, revokeInvite } from "#domain/agents";
import { retrySeats, seatStatus, syncDueSeats } from "#domain/seats";
import { minutes, seconds } from "#lib/duration";
import { createSeatWorld } from "./seat-world.ts";

describe("when Stripe is well", () => {
  test("an invite is billed soon after it, and then its flag is gone", async () => {
    const world = await createSeatWorld();
    const invite = await world.invite();
    expect(invite).toMatchObject({ status: "pending", billingPending: true });
    await world.sync();
    expect(world.quantity()).toBe(1);
    expect(await world.invites()).toMatchObject([{ billingPending: false }]);
    expect(await seatStatus(world.ctx)).toEqual({
      billable: 1,
      synced: 1,
      pending: 0,
      state: "idle",
      attempts: 0,
      nextAttemptAt: null,
      lastError: null,
    });
  });

  test("fifty invites at once make one quantity update with the right count", async () => {
    const world = await createSeatWorld();
    await Promise.all(Array.from({ length: 50 }, () => world.invite()));
    await world.sync();
    expect(world.writes()).toHaveLength(1);
    expect(world.quantity()).toBe(50);
    expect((await world.invites()).filter(({ billingPending }) => billingPending)).toEqual([]);
  });

  test("the quantity is set with prorations, and never with an invoice of its own", async () => {
    const world = await createSeatWorld();
    await world.invite();
    await world.sync();
    expect(world.writes()[0]?.params).toMatchObject({
      quantity: "1",
      proration_behavior: "create_prorations",
    });
  });

  test("a revoked invite and a removed agent free their seats at Stripe, down to none", async () => {
    const world = await createSeatWorld();
    const agent = await world.as("agent");
    const invite = await world.invite();
    await world.sync();
    expect(world.quantity()).toBe(2);
    await revokeInvite(world.ctx, { id: invite.id });
    if (agent.actor.kind === "user") await removeAgent(world.ctx, { userId: agent.actor.userId });
    await world.sync();
    expect(world.quantity()).toBe(0);
  });

  test("five, six, five, six seats within a day end at six", async () => {
    const world = await createSeatWorld();
    for (let i = 0; i < 5; i += 1) await world.invite();
    await world.sync();
    for (const _ of [1, 2]) {
      const sixth = await world.invite();
      await world.settleAfter(minutes(1));
      expect(world.quantity()).toBe(6);
      await revokeInvite(world.ctx, { id: sixth.id });
      await world.settleAfter(minutes(1));
      expect(world.quantity()).toBe(5);
    }
    await world.invite();
    await world.settleAfter(minutes(1));
    expect(world.quantity()).toBe(6);
    const keys = world.writes().map(({ idempotencyKey }) => idempotencyKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("when a change was taken back before it was sent, Stripe is not asked", async () => {
    const world = await createSeatWorld();
    const invite = await world.invite();
    await revokeInvite(world.ctx, { id: invite.id });
    await world.sync();
    expect(world.writes()).toEqual([]);
    expect(await seatStatus(world.ctx)).toMatchObject({ pending: 0, state: "idle" });
  });

  test("ten updates go at once and then one every twenty seconds, which Stripe's limit allows", async () => {
    const world = await createSeatWorld();
    for (let i = 0; i < 12; i += 1) {
      await world.invite();
      await world.sync();
    }
    expect(world.writes()).toHaveLength(10);
    await retrySeats(world.ctx);
    await world.sync();
    expect(world.writes()).toHaveLength(10);
    await world.settleAfter(seconds(20));
    expect(world.writes()).toHaveLength(11);
    expect(world.quantity()).toBe(12);
  });

  test("an idle sweep asks Stripe nothing and writes nothing", async () => {
    const world = await createSeatWorld();
    await world.settleAfter(minutes(10));
    const before = world.stripe.requests().length;
    const daily = new Date("2026-03-03T08:00:00Z");
    expect(await syncDueSeats(world.systemCtx)).toEqual(daily);
    expect(world.stripe.requests()).toHaveLength(before);
    expect(await world.attempts()).toEqual([]);
  });

  test("an organization without a seat subscription has no pending bills", async () => {
    const world = await createSeatWorld();
    const foreigner = await world.foreigner();
    const invite = await inviteAgent(foreigner, { email: "new@other.test" });
    expect(invite.billingPending).toBe(false);
    await world.sync();
    expect(world.writes()).toEqual([]);
    expect(await seatStatus(foreigner)).toMatchObject({ billable: 1, synced: null, pending: 0 });
  });

  test("a hand-made quantity at Stripe is set right again, once, and recorded", async () => {
    const world = await createSeatWorld();
    await world.invite();
    await world.sync();
    const item = world.stripe.state.subscriptionItems[0];
    await world.systemCtx.stripe.updateSeatQuantity({
      itemId: String(item?.id),
      quantity: 7,
      prorationBehavior: "none",
      key: "by-hand",
    });
    await retrySeats(world.ctx);
    await world.sync();
    expect(world.quantity()).toBe(1);
    const activity = await world.database.db.activity.findMany({ where: { verb: "set right" } });
    expect(activity).toMatchObject([{ before: '{"quantity":7}', after: '{"quantity":1}' }]);
    const before = world.writes().length;
    await retrySeats(world.ctx);
    await world.sync();
    expect(world.writes()).toHaveLength(before);
  });
});
