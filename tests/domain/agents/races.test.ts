import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  acceptInvite,
  expireInvites,
  inviteAgent,
  inviteMany,
  removeAgent,
  resendInvite,
  revokeInvite,
} from "#domain/agents";
import { linkToken } from "#domain/links";
import { changeRole, countSeats, getOrganization, updateOrganization } from "#domain/organizations";
import { seatStatus, startSeats, syncDueSeats } from "#domain/seats";
import type { Context } from "#platform/context";
import { days, minutes } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const visitor = { userAgent: "Firefox", address: "192.0.2.7" };
const account = { name: "Noor", password: "correct horse battery" };

const invite = (email: string) => inviteAgent(world.ctx, { email });
const tokenOf = async ({ id }: { id: string }) => {
  const link = await world.database.db.link.findFirstOrThrow({ where: { subjectId: id } });
  return linkToken(world.ctx, link.id);
};
const accept = (token: string, ctx: Context = world.strangerCtx) =>
  acceptInvite(ctx, { token, account, ...visitor });
const userIdOf = ({ actor }: Context) => (actor.kind === "user" ? actor.userId : "");
const emailOf = async (ctx: Context) =>
  (await world.database.db.user.findUniqueOrThrow({ where: { id: userIdOf(ctx) } })).email;
const limitSeats = async (seatLimit: number) => {
  const { version } = await getOrganization(world.ctx);
  await updateOrganization(world.ctx, { version, seatLimit });
};
const seats = () => countSeats(world.ctx, { organizationId: world.organizationId });
const fulfilled = (tries: readonly PromiseSettledResult<unknown>[]) =>
  tries.filter(({ status }) => status === "fulfilled").length;
const reasons = (tries: readonly PromiseSettledResult<unknown>[]) =>
  new Set(tries.flatMap((one) => (one.status === "rejected" ? [(one.reason as Error).message] : [])));

/** Begins a work a little later: as many reads as `count` come first. */
async function afterReads<R>(count: number, work: () => Promise<R>): Promise<R> {
  for (let read = 0; read < count; read += 1) await seats();
  return work();
}

/** Lets the queue catch up; Stripe's quantity and our flags must then say what the rows say. */
async function expectBilled(quantity: number): Promise<void> {
  world.clock.advance(minutes(2));
  await syncDueSeats(world.systemCtx);
  expect(await seats()).toBe(quantity);
  expect(world.stripe.state.subscriptionItems).toMatchObject([{ quantity }]);
  expect(await seatStatus(world.ctx)).toMatchObject({ billable: quantity, synced: quantity, pending: 0 });
  expect(await world.database.db.agentInvite.count({ where: { billingPending: true } })).toBe(0);
}

describe("acceptance and", () => {
  test("revocation at one instant: exactly one wins, and the seat follows it", async () => {
    await startSeats(world.ctx);
    let joined = 0;
    for (let round = 0; round < 10; round += 1) {
      // Whoever has an account needs no slow hash of a password, so that either may be first.
      const foreigner = await world.foreigner();
      const made = await invite(await emailOf(foreigner));
      const token = await tokenOf(made);
      const tries = await Promise.allSettled([
        accept(token, foreigner),
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
    await expectBilled(joined);
  });

  test("expiry at one instant: the invite is over for everybody, and its seat free", async () => {
    await startSeats(world.ctx);
    const made = await invite("noor@kettle.test");
    const token = await tokenOf(made);
    world.clock.set(made.expiresAt);
    const [accepted] = await Promise.allSettled([accept(token), expireInvites(world.systemCtx)]);
    expect(accepted).toMatchObject({ status: "rejected", reason: { kind: "conflict" } });
    expect(await world.database.db.agentInvite.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({
      status: "expired",
      billingPending: false,
    });
    await expectBilled(0);
  });

  test("expiry one millisecond later: the acceptance counts, and the sweep leaves it", async () => {
    await startSeats(world.ctx);
    const made = await invite("noor@kettle.test");
    const token = await tokenOf(made);
    world.clock.set(new Date(made.expiresAt.getTime() - 1));
    const accepting = accept(token);
    await accepting;
    world.clock.set(made.expiresAt);
    await Promise.all([expireInvites(world.systemCtx), expireInvites(world.systemCtx)]);
    await expectBilled(1);
  });

  test("sending again at one instant: the invite is used once, and nothing of it lives on", async () => {
    for (let round = 0; round < 8; round += 2) {
      const foreigner = await world.foreigner();
      const made = await invite(await emailOf(foreigner));
      const token = await tokenOf(made);
      const [accepted] = await Promise.allSettled([
        accept(token, foreigner),
        afterReads(round, () => resendInvite(world.ctx, made)),
      ]);
      expect(accepted.status).toBe("fulfilled");
      expect(await world.database.db.agentInvite.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject(
        {
          status: "accepted",
        },
      );
      await expect(accept(token)).rejects.toThrow("accepted already");
    }
    expect(await world.database.db.membership.count({ where: { role: "agent" } })).toBe(4);
  });
});

describe("revoking and sending again at one instant", () => {
  test("end in a revoked invite whose link opens nothing", async () => {
    const made = await invite("noor@kettle.test");
    const token = await tokenOf(made);
    await Promise.allSettled([revokeInvite(world.ctx, made), resendInvite(world.ctx, made)]);
    expect(await world.database.db.agentInvite.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({
      status: "revoked",
    });
    await expect(accept(token)).rejects.toThrow("taken back");
    await world.settle();
    expect(world.mailbox.messages()).toEqual([]);
  });
});

describe("an existing user", () => {
  test("of another organization is invited once by many at once, and is then a member of both", async () => {
    await startSeats(world.ctx);
    const foreigner = await world.foreigner();
    const email = await emailOf(foreigner);
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => invite(email)));
    expect(fulfilled(tries)).toBe(1);
    const made = await world.database.db.agentInvite.findFirstOrThrow();
    const token = await tokenOf(made);
    const joins = await Promise.allSettled(Array.from({ length: 5 }, () => accept(token, foreigner)));
    expect(fulfilled(joins)).toBe(1);
    expect(await world.database.db.membership.count({ where: { userId: userIdOf(foreigner) } })).toBe(2);
    await expectBilled(1);
  });

  test("who works here is not invited, by one at a time or many at once", async () => {
    const email = await emailOf(await world.as("agent"));
    const [single, bulk] = await Promise.allSettled([
      invite(email),
      inviteMany(world.ctx, { rows: [{ email }] }),
    ]);
    expect(single).toMatchObject({ status: "rejected", reason: { kind: "conflict" } });
    expect(bulk).toMatchObject({ status: "fulfilled", value: { invited: [] } });
    expect(await world.database.db.agentInvite.count()).toBe(0);
  });

  test("invited by two organizations at once has an invite of each", async () => {
    const foreigner = await world.foreigner();
    await Promise.all([invite("noor@kettle.test"), inviteAgent(foreigner, { email: "Noor@kettle.test" })]);
    const invites = await world.database.db.agentInvite.findMany({ where: { email: "noor@kettle.test" } });
    expect(new Set(invites.map(({ organizationId }) => organizationId)).size).toBe(2);
  });
});

describe("the same address in different case", () => {
  test("makes one invite, whether it comes one at a time or in lists", async () => {
    const spellings = ["noor@kettle.test", "NOOR@kettle.test", "Noor@Kettle.Test", " noor@KETTLE.test "];
    const [singles, lists] = await Promise.all([
      Promise.allSettled(spellings.map(invite)),
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

describe("the last seat", () => {
  test("goes to one of twenty invites at once", async () => {
    await startSeats(world.ctx);
    await limitSeats(3);
    await Promise.all([invite("one@kettle.test"), invite("two@kettle.test")]);
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => invite(`agent${index}@kettle.test`)),
    );
    expect(fulfilled(tries)).toBe(1);
    expect([...reasons(tries)]).toEqual([expect.stringContaining("All 3 seats are taken.") as string]);
    await expectBilled(3);
  });

  test("is filled exactly by lists and single invites at once, and everybody is accounted for", async () => {
    await startSeats(world.ctx);
    await limitSeats(60);
    const list = (name: string) =>
      inviteMany(world.ctx, {
        rows: Array.from({ length: 55 }, (_, index) => ({ email: `${name}${index}@kettle.test` })),
      });
    const [first, second, ...singles] = await Promise.allSettled([
      list("a"),
      list("b"),
      ...Array.from({ length: 10 }, (_, index) => invite(`single${index}@kettle.test`)),
    ]);
    const lists = [first, second].flatMap((one) => (one?.status === "fulfilled" ? [one.value] : []));
    const byLists = lists.flatMap((one) => ("invited" in one ? one.invited : [])).length;
    const refused = lists.flatMap((one) => ("refused" in one ? one.refused : []));
    expect(byLists + fulfilled(singles)).toBe(60);
    expect(byLists + refused.length).toBe(110);
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(["Over the seat limit of 60."]));
    await expectBilled(60);
  });

  test("that is freed while another is invited is given at most once", async () => {
    await limitSeats(1);
    for (let round = 0; round < 4; round += 1) {
      const holder = await invite(`holder${round}@kettle.test`);
      const [, ...tries] = await Promise.allSettled([
        revokeInvite(world.ctx, holder),
        ...Array.from({ length: 3 }, (_, index) => invite(`next${round}-${index}@kettle.test`)),
      ]);
      expect(fulfilled(tries)).toBe(1);
      const winner = await world.database.db.agentInvite.findFirstOrThrow({ where: { status: "pending" } });
      expect(await seats()).toBe(1);
      await revokeInvite(world.ctx, winner);
    }
  });
});

describe("while changes of seats wait", () => {
  test("roles change from agent to admin and back, and Stripe ends at the count", async () => {
    await startSeats(world.ctx);
    await world.stripe.faults.add({ kind: "refuse" });
    const people = await Promise.all([world.as("agent"), world.as("agent"), world.as("admin")]);
    await Promise.all(Array.from({ length: 5 }, (_, index) => invite(`agent${index}@kettle.test`)));
    world.clock.advance(minutes(1));
    await syncDueSeats(world.systemCtx);
    const [first, second, third] = people.map(userIdOf) as [string, string, string];
    await Promise.all([
      changeRole(world.ctx, { userId: first, role: "admin" }),
      changeRole(world.ctx, { userId: second, role: "admin" }),
      changeRole(world.ctx, { userId: third, role: "agent" }),
      invite("late@kettle.test"),
    ]);
    await changeRole(world.ctx, { userId: second, role: "agent" });
    expect(await seatStatus(world.ctx)).toMatchObject({ billable: 8, synced: 0 });
    await world.stripe.faults.clear();
    await expectBilled(8);
  });

  test("an agent is removed and invited again, and takes one seat", async () => {
    await startSeats(world.ctx);
    const made = await invite("noor@kettle.test");
    await accept(await tokenOf(made));
    await expectBilled(1);
    await world.stripe.faults.add({ kind: "refuse" });
    const noor = await world.database.db.user.findUniqueOrThrow({ where: { email: "noor@kettle.test" } });
    const tries = await Promise.allSettled([
      removeAgent(world.ctx, { userId: noor.id }),
      removeAgent(world.ctx, { userId: noor.id }),
      invite("Noor@kettle.test"),
      invite("noor@KETTLE.test"),
    ]);
    expect(tries.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "rejected"]);
    await world.stripe.faults.clear();
    await expectBilled(1);
    const again = await world.database.db.agentInvite.findFirstOrThrow({ where: { status: "pending" } });
    const noorCtx = { ...world.ctx, actor: { ...world.ctx.actor, userId: noor.id } as Context["actor"] };
    await accept(await tokenOf(again), noorCtx);
    await expectBilled(1);
    expect(await world.database.db.membership.count({ where: { userId: noor.id } })).toBe(1);
  });

  test("invites expire in the middle of it, and their seats are free at Stripe as well", async () => {
    await startSeats(world.ctx);
    const made = await invite("noor@kettle.test");
    await world.stripe.faults.add({ kind: "refuse" });
    await invite("other@kettle.test");
    world.clock.set(new Date(made.expiresAt.getTime() + days(1)));
    await Promise.all([expireInvites(world.systemCtx), invite("late@kettle.test")]);
    await world.stripe.faults.clear();
    await expectBilled(1);
  });
});
