import { expect, test } from "vitest";
import { revokeInvite } from "#domain/agents";
import { findAttention } from "#domain/overview";
import { minutes, seconds } from "#lib/duration";
import { createSeatWorld } from "./seat-world.ts";

test("admins see a change that nothing has failed of but that waits for more than five minutes", async () => {
  const world = await createSeatWorld();
  await world.invite();
  world.clock.advance(minutes(5) - 1);
  expect(await findAttention(world.ctx)).toMatchObject({ seatsAreLate: false });
  world.clock.advance(1);
  await world.invite();
  expect(await findAttention(world.ctx)).toMatchObject({ seatsAreLate: true, incidents: [] });
  expect(await findAttention(await world.foreigner())).toMatchObject({ seatsAreLate: false });
  await world.sync();
  expect(await findAttention(world.ctx)).toMatchObject({ seatsAreLate: false });
});

test("what came while an attempt was under way waits since then, not since the one before", async () => {
  const world = await createSeatWorld();
  const invite = await world.invite();
  await world.sync();
  world.clock.advance(minutes(10));
  await revokeInvite(world.ctx, { id: invite.id });
  expect(await findAttention(world.ctx)).toMatchObject({ seatsAreLate: false });
});

test("a change whose trouble is told as an incident is not told a second time", async () => {
  const world = await createSeatWorld();
  await world.failEverything("500");
  await world.invite();
  await world.sync();
  await world.settleAfter(minutes(6));
  expect(await findAttention(world.ctx)).toMatchObject({
    seatsAreLate: false,
    incidents: [{ headline: "Agent seats wait to be billed" }],
  });
  await world.heal();
  await world.settleAfter(seconds(1));
  expect(await world.update()).toMatchObject({ waitingSince: null });
});
