import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expireInvites, inviteMany, removeAgent, revokeInvite } from "#domain/agents";
import { changeRole } from "#domain/organizations";
import { seatStatus, startSeats, syncDueSeats } from "#domain/seats";
import type { Context } from "#platform/context";
import { days, minutes } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";
import {
  accept,
  expectBilled,
  fulfilled,
  invite,
  reasons,
  seats,
  setSeats,
  tokenOf,
  userIdOf,
} from "./invites.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

describe("the last seat", () => {
  test("goes to one of twenty invites at once", async () => {
    await startSeats(world.ctx);
    await setSeats(world, { seatLimit: 3 });
    await Promise.all([invite(world, "one@kettle.test"), invite(world, "two@kettle.test")]);
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => invite(world, `agent${index}@kettle.test`)),
    );
    expect(fulfilled(tries)).toBe(1);
    expect([...reasons(tries)]).toEqual([expect.stringContaining("All 3 seats are taken.") as string]);
    await expectBilled(world, 3);
  });

  test("is filled exactly by lists and single invites at once, and everybody is accounted for", async () => {
    await startSeats(world.ctx);
    await setSeats(world, { seatLimit: 60 });
    const list = (name: string) =>
      inviteMany(world.ctx, {
        rows: Array.from({ length: 55 }, (_, index) => ({ email: `${name}${index}@kettle.test` })),
      });
    const [first, second, ...singles] = await Promise.allSettled([
      list("a"),
      list("b"),
      ...Array.from({ length: 10 }, (_, index) => invite(world, `single${index}@kettle.test`)),
    ]);
    const lists = [first, second].flatMap((one) => (one?.status === "fulfilled" ? [one.value] : []));
    const byLists = lists.flatMap((one) => ("invited" in one ? one.invited : [])).length;
    const refused = lists.flatMap((one) => ("refused" in one ? one.refused : []));
    expect(byLists + fulfilled(singles)).toBe(60);
    expect(byLists + refused.length).toBe(110);
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(["Over the seat limit of 60."]));
    await expectBilled(world, 60);
  });

  test("that is freed while another is invited is given at most once", async () => {
    await setSeats(world, { seatLimit: 1 });
    for (let round = 0; round < 4; round += 1) {
      const holder = await invite(world, `holder${round}@kettle.test`);
      const [, ...tries] = await Promise.allSettled([
        revokeInvite(world.ctx, holder),
        ...Array.from({ length: 3 }, (_, index) => invite(world, `next${round}-${index}@kettle.test`)),
      ]);
      expect(fulfilled(tries)).toBe(1);
      const winner = await world.database.db.agentInvite.findFirstOrThrow({ where: { status: "pending" } });
      expect(await seats(world)).toBe(1);
      await revokeInvite(world.ctx, winner);
    }
  });
});

describe("while changes of seats wait", () => {
  test("roles change from agent to admin and back, and Stripe ends at the count", async () => {
    await startSeats(world.ctx);
    await world.stripe.faults.add({ kind: "refuse" });
    const people = await Promise.all([world.as("agent"), world.as("agent"), world.as("admin")]);
    await Promise.all(Array.from({ length: 5 }, (_, index) => invite(world, `agent${index}@kettle.test`)));
    world.clock.advance(minutes(1));
    await syncDueSeats(world.systemCtx);
    const [first, second, third] = people.map(userIdOf) as [string, string, string];
    await Promise.all([
      changeRole(world.ctx, { userId: first, role: "admin" }),
      changeRole(world.ctx, { userId: second, role: "admin" }),
      changeRole(world.ctx, { userId: third, role: "agent" }),
      invite(world, "late@kettle.test"),
    ]);
    await changeRole(world.ctx, { userId: second, role: "agent" });
    expect(await seatStatus(world.ctx)).toMatchObject({ billable: 8, synced: 0 });
    await world.stripe.faults.clear();
    await expectBilled(world, 8);
  });

  test("an agent is removed and invited again, and takes one seat", async () => {
    await startSeats(world.ctx);
    const made = await invite(world, "noor@kettle.test");
    await accept(world, await tokenOf(world, made));
    await expectBilled(world, 1);
    await world.stripe.faults.add({ kind: "refuse" });
    const noor = await world.database.db.user.findUniqueOrThrow({ where: { email: "noor@kettle.test" } });
    const tries = await Promise.allSettled([
      removeAgent(world.ctx, { userId: noor.id }),
      removeAgent(world.ctx, { userId: noor.id }),
      invite(world, "Noor@kettle.test"),
      invite(world, "noor@KETTLE.test"),
    ]);
    expect(tries.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "rejected"]);
    await world.stripe.faults.clear();
    await expectBilled(world, 1);
    const again = await world.database.db.agentInvite.findFirstOrThrow({ where: { status: "pending" } });
    const noorCtx = { ...world.ctx, actor: { ...world.ctx.actor, userId: noor.id } as Context["actor"] };
    await accept(world, await tokenOf(world, again), noorCtx);
    await expectBilled(world, 1);
    expect(await world.database.db.membership.count({ where: { userId: noor.id } })).toBe(1);
  });

  test("invites expire in the middle of it, and their seats are free at Stripe as well", async () => {
    await startSeats(world.ctx);
    const made = await invite(world, "noor@kettle.test");
    await world.stripe.faults.add({ kind: "refuse" });
    await invite(world, "other@kettle.test");
    world.clock.set(new Date(made.expiresAt.getTime() + days(1)));
    await Promise.all([expireInvites(world.systemCtx), invite(world, "late@kettle.test")]);
    await world.stripe.faults.clear();
    await expectBilled(world, 1);
  });
});
