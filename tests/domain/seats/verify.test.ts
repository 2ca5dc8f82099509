import { describe, expect, test } from "vitest";
import { revokeInvite } from "#domain/agents";
import { followSubscription, seatStatus } from "#domain/seats";
import { inTransaction } from "#platform/context";
import { hours, minutes, seconds } from "#lib/duration";
import { createSeatWorld, type SeatWorld } from "./seat-world.ts";

const item = { path: "/v1/subscription_items/*", method: "POST" };

/** What Stripe's event does when the subscription is not what it was. */
const ring = (world: SeatWorld) =>
  inTransaction(world.systemCtx, (tx) =>
    followSubscription(tx, {
      stripeSubscriptionId: String(world.stripe.state.subscriptions[0]?.id),
      requestKey: null,
    }),
  );

/** What somebody does by hand at Stripe, or a lost request that is carried out late. */
const setAtStripe = (world: SeatWorld, quantity: number) =>
  world.systemCtx.stripe.updateSeatQuantity({
    itemId: String(world.stripe.state.subscriptionItems[0]?.id),
    quantity,
    prorationBehavior: "none",
    key: `elsewhere-${quantity}`,
  });

describe("after an unknown outcome", () => {
  test("Stripe is looked at again later, even if one of its events made us look before", async () => {
    const world = await createSeatWorld();
    await world.fault({ kind: "hang", match: item, times: 1 });
    await world.invite();
    await world.sync();
    await world.settleAfter(seconds(10));
    expect(world.quantity()).toBe(1);
    await ring(world);
    await world.sync();
    await setAtStripe(world, 9);
    await world.settleAfter(minutes(5));
    expect(world.quantity()).toBe(1);
    expect(await world.update()).toMatchObject({ unsettledUntil: null, state: "idle" });
  });

  test("Stripe is looked at again later, even if a refusal came in between", async () => {
    const world = await createSeatWorld();
    await world.fault({ kind: "hang", match: item, times: 1 });
    await world.invite();
    await world.sync();
    await world.fault({ kind: "401", match: item, times: 1 });
    await world.settleAfter(seconds(10));
    await world.settleAfter(seconds(30));
    expect(world.quantity()).toBe(1);
    await setAtStripe(world, 9);
    await world.settleAfter(minutes(5));
    expect(world.quantity()).toBe(1);
  });
});

describe("looking at what should be right", () => {
  test("alarms nobody when Stripe does not answer, and is done again", async () => {
    const world = await createSeatWorld({ config: { noticeGrace: 0 } });
    await ring(world);
    await world.failEverything("500");
    await world.sync();
    expect(world.reads()).toHaveLength(1);
    expect(await seatStatus(world.ctx)).toMatchObject({ state: "idle", pending: 0, lastError: null });
    expect(await world.database.db.incident.count()).toBe(0);
    await setAtStripe(world, 9).catch(() => undefined);
    await world.stripe.faults.clear();
    await setAtStripe(world, 8);
    await world.settleAfter(seconds(31));
    expect(world.quantity()).toBe(0);
  });

  test("does not take for right what Stripe refused to set right", async () => {
    const world = await createSeatWorld();
    await world.invite();
    await world.sync();
    await setAtStripe(world, 9);
    await world.fault({ kind: "429", match: item, times: 1 });
    await ring(world);
    await world.sync();
    expect(world.quantity()).toBe(9);
    await world.heal();
    expect(world.quantity()).toBe(1);
    expect(await world.database.db.activity.findMany({ where: { verb: "set right" } })).toMatchObject([
      { before: '{"quantity":9}', after: '{"quantity":1}' },
    ]);
  });
});

test("a change that is taken back after a failure ends its incident, once Stripe has answered", async () => {
  const world = await createSeatWorld({ config: { noticeGrace: 0, noticeQuiet: 0 } });
  await world.fault({ kind: "401", times: 1 });
  const invite = await world.invite();
  await world.sync();
  await revokeInvite(world.ctx, { id: invite.id });
  await world.heal();
  expect(world.reads().length).toBeGreaterThan(0);
  expect(world.quantity()).toBe(0);
  expect(await world.database.db.incident.findMany({ where: { resolvedAt: null } })).toEqual([]);
  expect(await world.mails("all-clear")).toHaveLength(1);
});

test("a pause of more than an hour that Stripe seems to ask for is not believed", async () => {
  const world = await createSeatWorld();
  await world.fault({ kind: "429", retryAfter: 86_400, times: 1 });
  await world.invite();
  await world.sync();
  await world.settleAfter(hours(1));
  expect(world.quantity()).toBe(1);
});
