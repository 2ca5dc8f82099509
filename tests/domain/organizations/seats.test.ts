import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { countSeats, requireSeatsWithinLimit, SeatLimitReached } from "#domain/organizations";
import { inTransaction } from "#platform/context";
import { days } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";
import { insertInvite } from "./invites.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const count = () => countSeats(world.ctx, { organizationId: world.organizationId });
const settings = (data: { seatPolicy?: "invited" | "accepted"; seatLimit?: number }) =>
  world.database.db.organization.update({ where: { id: world.organizationId }, data });

describe("where an invite takes a seat", () => {
  test("agents and pending invites for agents are seats; the owner, admins and other invites are none", async () => {
    await world.as("admin");
    await world.as("agent");
    await world.as("agent");
    await insertInvite(world, { email: "pending@kettle.test" });
    await insertInvite(world, { email: "admin@kettle.test", role: "admin" });
    await insertInvite(world, { email: "revoked@kettle.test", status: "revoked" });
    await insertInvite(world, { email: "accepted@kettle.test", status: "accepted" });
    await insertInvite(world, { email: "expired@kettle.test", status: "expired" });
    expect(await count()).toBe(3);
  });

  test("an invite stops being a seat the moment it expires, swept or not", async () => {
    await insertInvite(world, { email: "pending@kettle.test" });
    world.clock.advance(days(7) - 1);
    expect(await count()).toBe(1);
    world.clock.advance(1);
    expect(await count()).toBe(0);
  });
});

test("where only members take seats, invites are none", async () => {
  await settings({ seatPolicy: "accepted" });
  await world.as("agent");
  await insertInvite(world, { email: "pending@kettle.test" });
  expect(await count()).toBe(1);
});

test("another organization's people are not counted", async () => {
  const foreigner = await world.foreigner();
  const { actor } = foreigner;
  if (actor.kind === "user") await world.as("agent", actor.organizationId);
  expect(await count()).toBe(0);
});

test("what would take more seats than allowed is undone", async () => {
  await settings({ seatLimit: 1 });
  const invite = (email: string) =>
    inTransaction(world.ctx, async (tx) => {
      await tx.db.agentInvite.create({
        data: {
          id: email,
          organizationId: world.organizationId,
          email,
          role: "agent",
          createdAt: tx.clock.now(),
          expiresAt: new Date(tx.clock.now().getTime() + days(7)),
        },
      });
      await requireSeatsWithinLimit(tx, { organizationId: world.organizationId });
    });
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) => invite(`a${index}@kettle.test`)),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(invite("late@kettle.test")).rejects.toThrow(SeatLimitReached);
  expect(await count()).toBe(1);
});
