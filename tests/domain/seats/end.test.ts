import { describe, expect, test } from "vitest";
import { cancelSeats, changeSeatPrice, keepSeats, retrySeats, seatStatus, startSeats } from "#domain/seats";
import { days, hours, minutes, seconds } from "#lib/duration";
import { createSeatWorld, type SeatWorld } from "./seat-world.ts";

const subscription = { path: "/v1/subscriptions/*", method: "POST" };

/** Lets the period end for which the subscription was canceled, unheard of here. */
async function endPeriod(world: SeatWorld) {
  world.stripe.endPeriod(world.atStripe().id);
  world.stripe.dropPendingEvents();
}

describe("canceling", () => {
  test("ends the subscription with its period; until then seats are billed as before", async () => {
    const world = await createSeatWorld();
    await cancelSeats(world.ctx);
    expect(world.atStripe()).toMatchObject({ status: "active", cancel_at_period_end: true });
    expect(await world.subscription()).toMatchObject({
      ...{ status: "active", cancelsAtPeriodEnd: true },
      periodEndsAt: new Date("2026-04-02T09:00:00Z"),
    });
    expect(await world.activities("canceled")).toMatchObject([
      { after: '{"endsAt":"2026-04-02T09:00:00.000Z"}' },
    ]);
    await world.invite();
    await world.sync();
    expect(world.quantity()).toBe(1);
    expect(world.stripe.contractErrors()).toEqual([]);
  });

  test("is taken back as long as the period lasts", async () => {
    const world = await createSeatWorld();
    await cancelSeats(world.ctx);
    await keepSeats(world.ctx);
    expect(world.atStripe()).toMatchObject({ cancel_at_period_end: false });
    expect(await world.subscription()).toMatchObject({ cancelsAtPeriodEnd: false });
    expect(await world.activities("kept")).toHaveLength(1);
  });

  test("a second time, or keeping what goes on, changes and records nothing more", async () => {
    const world = await createSeatWorld();
    await keepSeats(world.ctx);
    await cancelSeats(world.ctx);
    await cancelSeats(world.ctx);
    expect(await world.activities("kept")).toEqual([]);
    expect(await world.activities("canceled")).toHaveLength(1);
  });

  test("that Stripe refuses says so in Stripe's words and changes nothing", async () => {
    const world = await createSeatWorld();
    await world.fault({ kind: "402", match: subscription });
    await expect(cancelSeats(world.ctx)).rejects.toMatchObject({
      ...{ kind: "conflict", message: expect.stringMatching(/^Stripe did not change when/) as string },
    });
    expect(await world.subscription()).toMatchObject({ cancelsAtPeriodEnd: false });
    expect(await world.activities("canceled")).toEqual([]);
  });

  test.each(["before", "after"] as const)(
    "without an answer says so, and what became of it (%s) is seen as soon as Stripe answers",
    async (when) => {
      const world = await createSeatWorld();
      await world.fault({ kind: "hang", when, match: subscription, times: 1 });
      await expect(cancelSeats(world.ctx)).rejects.toMatchObject({ kind: "unavailable" });
      expect(await world.subscription()).toMatchObject({ cancelsAtPeriodEnd: false });
      await world.sync();
      expect(await world.subscription()).toMatchObject({ cancelsAtPeriodEnd: when === "after" });
    },
  );

  test("is not forgotten because of a look that began before it", async () => {
    const world = await createSeatWorld();
    await retrySeats(world.ctx);
    const { stripe } = world.parts;
    const slow = {
      ...stripe,
      retrieveSubscription: async (id: string) => {
        const before = await stripe.retrieveSubscription(id);
        world.clock.advance(seconds(1));
        await cancelSeats(world.ctx);
        return before;
      },
    };
    const { contextFor } = await import("#platform/context");
    const { syncDueSeats } = await import("#domain/seats");
    await syncDueSeats(contextFor({ ...world.parts, stripe: slow }, { kind: "system" }));
    expect(await world.subscription()).toMatchObject({ cancelsAtPeriodEnd: true });
  });
});

describe("a subscription that ended as planned", () => {
  test("ends quietly: nothing waits, nobody is alarmed", async () => {
    const world = await createSeatWorld({ config: { noticeGrace: 0 } });
    await cancelSeats(world.ctx);
    await world.fault({ kind: "500", match: { path: "/v1/subscription_items/*", method: "POST" } });
    await world.invite();
    await world.sync();
    await endPeriod(world);
    await world.heal();
    expect(await world.subscription()).toMatchObject({ status: "canceled", stripeStatus: "canceled" });
    expect(await world.update()).toMatchObject({ state: "idle", verifyAt: null, waitingSince: null });
    expect(await seatStatus(world.ctx)).toMatchObject({ synced: null, pending: 0, lastError: null });
    expect(await world.invites()).toMatchObject([{ billingPending: false }]);
    expect(await world.activities("ended")).toHaveLength(1);
    expect(await world.database.db.incident.count({ where: { kind: "seats-blocked" } })).toBe(0);
  });

  test("is noticed at its end, even if no event of Stripe arrives", async () => {
    const world = await createSeatWorld();
    await cancelSeats(world.ctx);
    await world.settleAfter(days(30));
    await world.settleAfter(hours(23));
    expect(await world.subscription()).toMatchObject({ status: "active" });
    await world.settleAfter(hours(1) + minutes(1));
    expect(await world.subscription()).toMatchObject({
      ...{ status: "canceled", canceledAt: new Date("2026-04-02T09:01:00Z") },
    });
  });

  test("bills nothing any more: invites do not wait, and there is nothing to change", async () => {
    const world = await createSeatWorld();
    await cancelSeats(world.ctx);
    await endPeriod(world);
    await retrySeats(world.ctx);
    await world.sync();
    expect(await world.invite()).toMatchObject({ billingPending: false });
    const looks = world.reads().length;
    await world.settleAfter(days(2));
    expect(world.reads()).toHaveLength(looks);
    expect(world.writes()).toEqual([]);
    const over = expect.stringContaining("is over") as string;
    await expect(cancelSeats(world.ctx)).rejects.toMatchObject({ kind: "conflict", message: over });
    await expect(keepSeats(world.ctx)).rejects.toMatchObject({ kind: "conflict", message: over });
    await expect(changeSeatPrice(world.ctx, { priceId: "price_seat_plus" })).rejects.toMatchObject({
      ...{ kind: "conflict", message: over },
    });
    await expect(retrySeats(world.ctx)).rejects.toMatchObject({ kind: "conflict" });
  });

  test("can be followed by another, which bills all seats of then", async () => {
    const world = await createSeatWorld();
    await world.invite();
    await world.sync();
    await cancelSeats(world.ctx);
    await endPeriod(world);
    await world.hear();
    await retrySeats(world.ctx);
    await world.sync();
    await world.invite();
    expect(await startSeats(world.ctx)).toMatchObject({ billable: 2, synced: 2, pending: 0, state: "idle" });
    expect(await world.subscription()).toMatchObject({ status: "active", cancelsAtPeriodEnd: false });
    expect(await world.invite()).toMatchObject({ billingPending: true });
    await world.sync();
    expect(world.quantity()).toBe(3);
    expect(await world.invites()).toMatchObject(Array(3).fill({ billingPending: false }));
  });
});

test("one that is canceled by hand at Stripe is told of, and keeping it is refused", async () => {
  const world = await createSeatWorld();
  await world.systemCtx.stripe.cancelSubscription(world.atStripe().id, "by-hand");
  await expect(keepSeats(world.ctx)).rejects.toMatchObject({ kind: "conflict" });
  await world.sync();
  expect(await world.update()).toMatchObject({ state: "blocked", lastClass: "canceled" });
  expect(await world.incidents()).toMatchObject([{ kind: "seats-blocked" }]);
  await world.settleAfter(hours(1));
  expect(await world.subscription()).toMatchObject({ status: "canceled", stripeStatus: "canceled" });
});
