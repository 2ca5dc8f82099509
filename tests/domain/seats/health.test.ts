import { expect, test } from "vitest";
import { revokeInvite } from "#domain/agents";
import { viewSeats } from "#domain/seats";
import { type Context, inTransaction } from "#platform/context";
import { stripeNotConfigured } from "#platform/stripe";
import { minutes, seconds } from "#lib/duration";
import { createWorld } from "../../world.ts";
import { noteFailure } from "../../../app/domain/seats/breaker.ts";
import { createSeatWorld, type SeatWorld } from "./seat-world.ts";

const healthOf = async (ctx: Context) => (await viewSeats(ctx)).health;

test("Stripe is well from the first answer on, and says when that was", async () => {
  const world = await createSeatWorld();
  expect(await healthOf(world.ctx)).toEqual({
    state: "well",
    failingSince: null,
    answeredAt: world.clock.now(),
    failedAt: null,
    reason: null,
    probeAt: null,
  });
  await world.invite();
  await world.settleAfter(minutes(10));
  expect(await healthOf(world.ctx)).toMatchObject({ answeredAt: world.clock.now() });
});

test("Stripe fails from its first failure in a row on, and its last answer is remembered", async () => {
  const world = await createSeatWorld();
  const answeredAt = world.clock.now();
  await world.fault({ kind: "500", times: 2 });
  await world.invite();
  await world.sync();
  const failingSince = world.clock.now();
  expect(await healthOf(world.ctx)).toMatchObject({ state: "failing", failingSince, failedAt: failingSince });
  await world.settleAfter(seconds(5));
  expect(await healthOf(world.ctx)).toEqual({
    state: "failing",
    failingSince,
    answeredAt,
    failedAt: world.clock.now(),
    reason: "Stripe answered with a failure of its own.",
    probeAt: null,
  });
});

test("Stripe is paused while the breaker is open, and what failed last is kept when it is well again", async () => {
  const world = await createSeatWorld();
  await world.failEverything("429");
  await world.invite();
  await world.sync();
  const failedAt = world.clock.now();
  expect(await healthOf(world.ctx)).toMatchObject({
    state: "paused",
    failingSince: failedAt,
    reason: "Stripe asks to wait.",
    probeAt: expect.any(Date) as Date,
  });
  await world.heal();
  expect(await healthOf(world.ctx)).toMatchObject({
    state: "well",
    failingSince: null,
    failedAt,
    reason: "Stripe asks to wait.",
    probeAt: null,
  });
});

test("even a refusal of one organization's change shows that Stripe answers", async () => {
  const world = await createSeatWorld();
  await world.failEverything("402");
  await world.invite();
  await world.sync();
  expect(await healthOf(world.ctx)).toMatchObject({ state: "well", answeredAt: world.clock.now() });
});

test("what one organization's attempt met is told to others without its figures", async () => {
  const world = await createSeatWorld();
  const trouble = {
    failureClass: "server",
    detail: "Stripe confirmed 5 seats instead of 6.",
    code: null,
    requestId: null,
    retryAfter: null,
  } as const;
  await inTransaction(world.systemCtx, (tx) => noteFailure(tx, trouble));
  expect(await healthOf(await world.foreigner())).toMatchObject({
    reason: "Stripe answered with a failure of its own.",
  });
});

test("a deployment that has not asked Stripe yet, or has no Stripe, says so", async () => {
  const world = await createWorld();
  try {
    expect(await healthOf(world.ctx)).toMatchObject({ state: "unknown", answeredAt: null });
    expect(await healthOf({ ...world.ctx, stripe: stripeNotConfigured })).toMatchObject({
      state: "unconfigured",
    });
  } finally {
    await world.close();
  }
});

const waitingIn = async (world: SeatWorld) => (await viewSeats(world.ctx)).waiting;

test("what waits is named by address and since when, other changes by their number", async () => {
  const world = await createSeatWorld();
  expect(await waitingIn(world)).toEqual({ invites: [], inviteCount: 0, otherCount: 0, since: null });
  await world.failEverything("500");
  const since = world.clock.now();
  const first = await world.invite("first@kettle.test");
  world.clock.advance(minutes(1));
  await world.invite("second@kettle.test");
  await revokeInvite(world.ctx, { id: first.id });
  await world.sync();
  expect(await waitingIn(world)).toEqual({
    invites: [
      expect.objectContaining({
        email: "second@kettle.test",
        status: "pending",
        since: new Date(since.getTime() + minutes(1)),
      }),
    ],
    inviteCount: 1,
    otherCount: 2,
    since,
  });
  await world.heal();
  expect(await waitingIn(world)).toMatchObject({ inviteCount: 0, otherCount: 0, since: null });
});
