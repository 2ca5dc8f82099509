import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expireInvites, inviteAgent, inviteMany, resendInvite, revokeInvite } from "#domain/agents";
import { startSeats } from "#domain/seats";
import { createWorld, type World } from "../../world.ts";
import { accept, emailOf, expectBilled, fulfilled, invite, seats, tokenOf, userIdOf } from "./invites.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

/** Begins a work a little later: as many reads as `count` come first. */
async function afterReads<R>(count: number, work: () => Promise<R>): Promise<R> {
  for (let read = 0; read < count; read += 1) await seats(world);
  return work();
}

describe("acceptance and", () => {
  test("revocation at one instant: exactly one wins, and the seat follows it", async () => {
    await startSeats(world.ctx);
    let joined = 0;
    for (let round = 0; round < 10; round += 1) {
      // Whoever has an account needs no slow hash of a password, so that either may be first.
      const foreigner = await world.foreigner();
      const made = await invite(world, await emailOf(world, foreigner));
      const token = await tokenOf(world, made);
      const tries = await Promise.allSettled([
        accept(world, token, foreigner),
        afterReads(round, () => revokeInvite(world.ctx, made)),
      ]);
      expect(fulfilled(tries)).toBe(1);
      const row = await world.database.db.agentInvite.findUniqueOrThrow({ where: { id: made.id } });
      const members = await world.database.db.membership.count({
        where: { organizationId: world.organizationId, user: { email: row.email } },
      });
      expect(members).toBe(row.status === "accepted" ? 1 : 0);
      if (row.status === "revoked") expect(row.billingPending).toBe(false);
      joined += members;
    }
    await expectBilled(world, joined);
  });

  test("expiry at one instant: the invite is over for everybody, and its seat free", async () => {
    await startSeats(world.ctx);
    const made = await invite(world, "noor@kettle.test");
    const token = await tokenOf(world, made);
    world.clock.set(made.expiresAt);
    const [accepted] = await Promise.allSettled([accept(world, token), expireInvites(world.systemCtx)]);
    expect(accepted).toMatchObject({ status: "rejected", reason: { kind: "conflict" } });
    expect(await world.database.db.agentInvite.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({
      status: "expired",
      billingPending: false,
    });
    await expectBilled(world, 0);
  });

  test("expiry one millisecond later: the acceptance counts, and the sweep leaves it", async () => {
    await startSeats(world.ctx);
    const made = await invite(world, "noor@kettle.test");
    const token = await tokenOf(world, made);
    world.clock.set(new Date(made.expiresAt.getTime() - 1));
    const accepting = accept(world, token);
    await accepting;
    world.clock.set(made.expiresAt);
    await Promise.all([expireInvites(world.systemCtx), expireInvites(world.systemCtx)]);
    await expectBilled(world, 1);
  });

  test("sending again at one instant: the invite is used once, and nothing of it lives on", async () => {
    for (let round = 0; round < 8; round += 2) {
      const foreigner = await world.foreigner();
      const made = await invite(world, await emailOf(world, foreigner));
      const token = await tokenOf(world, made);
      const [accepted] = await Promise.allSettled([
        accept(world, token, foreigner),
        afterReads(round, () => resendInvite(world.ctx, made)),
      ]);
      expect(accepted.status).toBe("fulfilled");
      expect(await world.database.db.agentInvite.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject(
        {
          status: "accepted",
        },
      );
      await expect(accept(world, token)).rejects.toThrow("accepted already");
    }
    expect(await world.database.db.membership.count({ where: { role: "agent" } })).toBe(4);
  });
});

describe("revoking and sending again at one instant", () => {
  test("end in a revoked invite whose link opens nothing", async () => {
    const made = await invite(world, "noor@kettle.test");
    const token = await tokenOf(world, made);
    await Promise.allSettled([revokeInvite(world.ctx, made), resendInvite(world.ctx, made)]);
    expect(await world.database.db.agentInvite.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({
      status: "revoked",
    });
    await expect(accept(world, token)).rejects.toThrow("taken back");
    await world.settle();
    expect(world.mailbox.messages()).toEqual([]);
  });
});

describe("an existing user", () => {
  test("of another organization is invited once by many at once, and is then a member of both", async () => {
    await startSeats(world.ctx);
    const foreigner = await world.foreigner();
    const email = await emailOf(world, foreigner);
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => invite(world, email)));
    expect(fulfilled(tries)).toBe(1);
    const made = await world.database.db.agentInvite.findFirstOrThrow();
    const token = await tokenOf(world, made);
    const joins = await Promise.allSettled(Array.from({ length: 5 }, () => accept(world, token, foreigner)));
    expect(fulfilled(joins)).toBe(1);
    expect(await world.database.db.membership.count({ where: { userId: userIdOf(foreigner) } })).toBe(2);
    await expectBilled(world, 1);
  });

  test("who works here is not invited, by one at a time or many at once", async () => {
    const email = await emailOf(world, await world.as("agent"));
    const [single, bulk] = await Promise.allSettled([
      invite(world, email),
      inviteMany(world.ctx, { rows: [{ email }] }),
    ]);
    expect(single).toMatchObject({ status: "rejected", reason: { kind: "conflict" } });
    expect(bulk).toMatchObject({ status: "fulfilled", value: { invited: [] } });
    expect(await world.database.db.agentInvite.count()).toBe(0);
  });

  test("invited by two organizations at once has an invite of each", async () => {
    const foreigner = await world.foreigner();
    await Promise.all([
      invite(world, "noor@kettle.test"),
      inviteAgent(foreigner, { email: "Noor@kettle.test" }),
    ]);
    const invites = await world.database.db.agentInvite.findMany({ where: { email: "noor@kettle.test" } });
    expect(new Set(invites.map(({ organizationId }) => organizationId)).size).toBe(2);
  });
});

describe("the same address in different case", () => {
  test("makes one invite, whether it comes one at a time or in lists", async () => {
    const spellings = ["noor@kettle.test", "NOOR@kettle.test", "Noor@Kettle.Test", " noor@KETTLE.test "];
    const [singles, lists] = await Promise.all([
      Promise.allSettled(spellings.map((email) => invite(world, email))),
      Promise.all(
        [1, 2, 3].map(() => inviteMany(world.ctx, { rows: spellings.map((email) => ({ email })) })),
      ),
    ]);
    const byLists = lists.flatMap(({ invited }) => invited).length;
    expect(fulfilled(singles) + byLists).toBe(1);
    expect(lists.flatMap(({ invited, refused }) => [...invited, ...refused])).toHaveLength(12);
    expect(await world.database.db.agentInvite.count()).toBe(1);
    expect(await world.database.db.email.count()).toBe(1);
  });
});
