import { describe, expect, test } from "vitest";
import { cancelSeats, changeSeatPrice, retrySeats, startSeats } from "#domain/seats";
import { hours, minutes, seconds } from "#lib/duration";
import { createSeatWorld, type SeatWorld } from "./seat-world.ts";

const eventsOf = (world: SeatWorld) =>
  world.database.db.stripeEvent.findMany({ where: { type: { startsWith: "customer.subscription." } } });

describe("Stripe's events of our own requests", () => {
  test("cause no look and no write, whatever the request was", async () => {
    const world = await createSeatWorld();
    await world.invite();
    await world.sync();
    await changeSeatPrice(world.ctx, { priceId: "price_seat_plus" });
    await world.sync();
    await cancelSeats(world.ctx);
    const before = world.stripe.requests().filter(({ path }) => path.startsWith("/v1/subscription"));
    await world.hear();
    await world.settleAfter(minutes(1));
    expect((await eventsOf(world)).map(({ state }) => state)).toEqual(Array(4).fill("applied"));
    expect(world.stripe.requests().filter(({ path }) => path.startsWith("/v1/subscription"))).toEqual(before);
  });

  test("that arrive before the answer is written down are the attempt's own business", async () => {
    const world = await createSeatWorld();
    await world.fault({
      ...{ kind: "hang", when: "after", times: 1 },
      match: { path: "/v1/subscription_items/*", method: "POST" },
    });
    await world.invite();
    await world.sync();
    await world.hear();
    await world.heal();
    expect(world.writes()).toHaveLength(1);
    expect(world.quantity()).toBe(1);
  });

  test("carry no key of ours when they are another's, and are followed then", async () => {
    const world = await createSeatWorld();
    await world.hear();
    const looks = world.reads().length;
    world.stripe.setSubscriptionStatus(world.atStripe().id, "past_due");
    await world.hear();
    expect(world.reads()).toHaveLength(looks + 1);
    expect(await world.subscription()).toMatchObject({ status: "active", stripeStatus: "past_due" });
  });
});

describe("seats changed by hand at Stripe", () => {
  test("are set right when Stripe tells of it: once, recorded, and without a loop", async () => {
    const world = await createSeatWorld();
    await world.invite();
    await world.sync();
    await world.hear();
    world.changeAtStripe({ quantity: 7 });
    await world.hear();
    expect(world.quantity()).toBe(1);
    const asked = world.writes().length + world.reads().length;
    await world.hear();
    await world.hear();
    await world.settleAfter(minutes(5));
    expect(world.writes().length + world.reads().length).toBe(asked);
    expect(await world.activities("set right")).toMatchObject([
      { before: '{"quantity":7}', after: '{"quantity":1}' },
    ]);
    expect((await world.attempts()).map(({ result }) => result)).toEqual(["applied", "corrected"]);
  });

  test("are found by the daily check when no event arrives", async () => {
    const world = await createSeatWorld();
    world.changeAtStripe({ quantity: 7 });
    world.stripe.dropPendingEvents();
    await world.settleAfter(hours(22));
    expect(world.quantity()).toBe(7);
    await world.settleAfter(hours(2));
    expect(world.quantity()).toBe(0);
    expect(await world.activities("set right")).toHaveLength(1);
  });

  test("of what is not ours to set are only noted: a cancellation made there shows here", async () => {
    const world = await createSeatWorld();
    await world.hear();
    const { id } = world.atStripe();
    await world.systemCtx.stripe.setSubscriptionEnd({
      ...{ subscriptionId: id, cancelsAtPeriodEnd: true, key: "dashboard" },
    });
    await world.hear();
    expect(await world.subscription()).toMatchObject({ cancelsAtPeriodEnd: true });
    expect(world.writes()).toEqual([]);
  });
});

describe("something that keeps changing the seats at Stripe", () => {
  /** Changes them as often, each time once they were set right. */
  async function dispute(world: SeatWorld, times: number) {
    for (let time = 0; time < times; time += 1) {
      world.changeAtStripe({ quantity: 7 });
      await world.hear();
      await world.settleAfter(minutes(1));
    }
  }

  test("is set right three times an hour, then left alone and told once", async () => {
    const world = await createSeatWorld();
    await dispute(world, 6);
    expect(world.writes()).toHaveLength(3);
    expect(world.quantity()).toBe(7);
    expect(await world.update()).toMatchObject({ state: "blocked", lastClass: "disputed" });
    expect(await world.incidents()).toMatchObject([{ kind: "seats-disputed" }]);
    expect(await world.mails("admin-notice")).toHaveLength(1);
    await world.settleAfter(hours(20));
    expect(world.writes()).toHaveLength(3);
  });

  test("is looked at again a day later", async () => {
    const world = await createSeatWorld();
    await dispute(world, 4);
    await world.settleAfter(hours(24));
    expect(world.quantity()).toBe(0);
    await world.settleAfter(minutes(10));
    expect(await world.incidents()).toEqual([]);
  });

  test("is looked at again on Retry now, and left alone again if it goes on", async () => {
    const world = await createSeatWorld();
    await dispute(world, 4);
    await retrySeats(world.ctx);
    await world.sync();
    expect(world.quantity()).toBe(0);
    await dispute(world, 2);
    expect(world.writes()).toHaveLength(4);
    expect(await world.incidents()).toHaveLength(1);
  });

  test("does not count what was long ago", async () => {
    const world = await createSeatWorld();
    await dispute(world, 3);
    await world.settleAfter(hours(1));
    await dispute(world, 1);
    expect(world.quantity()).toBe(0);
    expect(await world.incidents()).toEqual([]);
  });
});

test("every started subscription is read at least once a day, and what was seen is kept", async () => {
  const world = await createSeatWorld();
  for (let day = 0; day < 5; day += 1) {
    await world.invite();
    await world.settleAfter(seconds(2));
    await world.settleAfter(hours(24));
    const { checkedAt } = await world.subscription();
    expect(world.clock.now().getTime() - Number(checkedAt)).toBeLessThan(hours(24));
  }
  expect(world.quantity()).toBe(5);
  expect(await world.subscription()).toMatchObject({ stripeStatus: "active", cancelsAtPeriodEnd: false });
});

test("a subscription started twice is read no more often", async () => {
  const world = await createSeatWorld();
  const checkAt = (await world.update()).verifyAt;
  await startSeats(world.ctx);
  expect((await world.update()).verifyAt).toEqual(checkAt);
});
