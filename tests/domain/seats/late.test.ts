import { expect, test } from "vitest";
import { revokeInvite } from "#domain/agents";
import { findAttention } from "#domain/overview";
import { minutes, seconds } from "#lib/duration";
import { createSeatWorld } from "./seat-world.ts";

test("admins see a change that nothing has failed of but that waits for more than five minutes", async () => {
  const world = await createSeatWorld();
  await world.invite();
  world.clock.advance(minutes(5) - 1);
  expect(await findAttention(world.ctx)).toMatchObject({ waitingSeats: null });
  world.clock.advance(1);
  await world.invite();
  expect(await findAttention(world.ctx)).toMatchObject({
    waitingSeats: { state: "late" },
    incidents: [],
  });
  expect(await findAttention(await world.foreigner())).toMatchObject({ waitingSeats: null });
  await world.sync();
  expect(await findAttention(world.ctx)).toMatchObject({ waitingSeats: null });
});

test("what came while an attempt was under way waits since then, not since the one before", async () => {
  const world = await createSeatWorld();
  const invite = await world.invite();
  await world.sync();
  world.clock.advance(minutes(10));
  await revokeInvite(world.ctx, { id: invite.id });
  expect(await findAttention(world.ctx)).toMatchObject({ waitingSeats: null });
});

test("a change whose trouble is told as an incident is not told a second time", async () => {
  const world = await createSeatWorld();
  await world.failEverything("500");
  await world.invite();
  await world.sync();
  await world.settleAfter(minutes(6));
  expect(await findAttention(world.ctx)).toMatchObject({
    waitingSeats: null,
    incidents: [{ headline: "Agent seats wait to be billed" }],
  });
  await world.heal();
  await world.settleAfter(seconds(1));
  expect(await world.update()).toMatchObject({ waitingSince: null });
});

test("a change that a person has to help is told at once, even if its incident is not there", async () => {
  const world = await createSeatWorld();
  await world.ctx.stripe.cancelSubscription(String(world.stripe.state.subscriptions[0]?.id), "cancel");
  await world.invite();
  await world.sync();
  expect(await findAttention(world.ctx)).toMatchObject({
    waitingSeats: null,
    incidents: [{ kind: "seats-blocked", isCalm: false }],
  });
  await world.database.db.incident.updateMany({ data: { resolvedAt: world.clock.now() } });
  expect(await findAttention(world.ctx)).toMatchObject({ waitingSeats: { state: "blocked" }, incidents: [] });
});

test("trouble that has stopped for now does not hide a later change that waits", async () => {
  const world = await createSeatWorld();
  await world.fault({ kind: "500", times: 1 });
  await world.invite();
  for (let i = 0; i < 2; i += 1) await world.settleAfter(minutes(1));
  await world.invite();
  world.clock.advance(minutes(6));
  expect(await findAttention(world.ctx)).toMatchObject({
    waitingSeats: { state: "late" },
    incidents: [{ kind: "seats-delayed", isCalm: true }],
  });
});
