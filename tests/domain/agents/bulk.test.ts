import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inviteAgent, inviteMany, previewInvites } from "#domain/agents";
import { seatStatus, startSeats, syncDueSeats } from "#domain/seats";
import { Prisma } from "#platform/db";
import { days, seconds } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";
import { people, rowsOf, setSeats } from "./invites.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

describe("inviting many", () => {
  test("invites the good ones whole and says of every other why not", async () => {
    await inviteAgent(world.ctx, { email: "waiting@kettle.test" });
    const { invited, refused } = await inviteMany(world.ctx, {
      rows: [
        { email: " New@kettle.test", role: "" },
        { email: "boss@kettle.test", role: "Admin" },
        { email: "new@KETTLE.test" },
        { email: "waiting@kettle.test" },
        { email: "nobody" },
        { email: world.owner.email },
        { email: "king@kettle.test", role: "king" },
      ],
    });
    expect(invited).toMatchObject([
      { email: "new@kettle.test", role: "agent", status: "pending" },
      { email: "boss@kettle.test", role: "admin", status: "pending" },
    ]);
    expect(refused.map(({ email, reason }) => [email, reason.split(/[:.“]/)[0]])).toEqual([
      ["new@kettle.test", "Twice in this list"],
      ["waiting@kettle.test", "This address has a pending invite already"],
      ["nobody", "This is not an e-mail address such as name@example"],
      [world.owner.email, "This person is a member already"],
      ["king@kettle.test", "There is no role "],
    ]);
    expect(await rowsOf(world)).toEqual({ invites: 3, emails: 3, links: 3, activity: 3 });
    await world.settle();
    const addresses = world.mailbox.messages().flatMap(({ to }) => to);
    expect(addresses.sort()).toEqual(["boss@kettle.test", "new@kettle.test", "waiting@kettle.test"]);
  });

  test("looks again at what a preview found good, and reports what is not any more", async () => {
    await setSeats(world, { seatLimit: 2 });
    const text = "a@x.test\nb@x.test";
    expect(await previewInvites(world.ctx, { text })).toMatchObject({ good: 2 });
    await inviteAgent(world.ctx, { email: "a@x.test" });
    await inviteAgent(world.ctx, { email: "other@x.test" });
    expect(await inviteMany(world.ctx, { rows: [{ email: "a@x.test" }, { email: "b@x.test" }] })).toEqual({
      invited: [],
      refused: [
        { email: "a@x.test", reason: "This address has a pending invite already." },
        { email: "b@x.test", reason: "Over the seat limit of 2." },
      ],
    });
    expect(await world.database.db.agentInvite.count()).toBe(2);
  });

  test("invites again whose invite is over by the clock, and settles that one", async () => {
    await inviteAgent(world.ctx, { email: "a@x.test" });
    world.clock.advance(days(14));
    expect((await inviteMany(world.ctx, { rows: [{ email: "a@x.test" }] })).invited).toHaveLength(1);
    const invites = await world.database.db.agentInvite.findMany({ orderBy: { id: "asc" } });
    expect(invites.map(({ status }) => status)).toEqual(["expired", "pending"]);
  });

  test("stays within the seat limit over several transactions", async () => {
    await setSeats(world, { seatLimit: 70 });
    const { invited, refused } = await inviteMany(world.ctx, { rows: people(120) });
    expect([invited.length, refused.length]).toEqual([70, 50]);
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(["Over the seat limit of 70."]));
    expect(await rowsOf(world)).toEqual({ invites: 70, emails: 70, links: 70, activity: 71 });
  });

  test("lets others write in between", async () => {
    const bulk = inviteMany(world.ctx, { rows: people(150) });
    const order: string[] = [];
    const single = inviteAgent(world.ctx, { email: "single@kettle.test" }).then(() => order.push("single"));
    await Promise.all([bulk.then(() => order.push("bulk")), single]);
    expect(order).toEqual(["single", "bulk"]);
  });

  test("lets the process serve others after every single invite", async () => {
    let turns = 0;
    const take = () => {
      turns += 1;
      next = setImmediate(take);
    };
    let next = setImmediate(take);
    await inviteMany(world.ctx, { rows: people(60) });
    clearImmediate(next);
    expect(turns).toBeGreaterThanOrEqual(60);
  });

  test("what a transaction that fails leaves over is refused, and what was written before stays", async () => {
    await world.database.db.$executeRaw(Prisma.sql`
      CREATE TRIGGER broken BEFORE INSERT ON agent_invites WHEN NEW.email = 'p70@kettle.test'
      BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`);
    const { invited, refused } = await inviteMany(world.ctx, { rows: people(120) });
    expect(invited).toHaveLength(50);
    expect(refused).toHaveLength(70);
    expect(refused[0]).toMatchObject({
      email: "p50@kettle.test",
      reason: expect.stringContaining("Try it again") as string,
    });
    expect(await rowsOf(world)).toEqual({ invites: 50, emails: 50, links: 50, activity: 50 });
    await expect(inviteMany(world.ctx, { rows: [{ email: "p70@kettle.test" }] })).rejects.toThrow();
    expect(await world.database.db.agentInvite.count()).toBe(50);
  });

  test("five hundred make at most three calls to Stripe, and its quantity is theirs", async () => {
    await startSeats(world.ctx);
    world.clock.advance(seconds(60));
    await world.settle();
    const before = world.stripe.requests().length;
    const { invited } = await inviteMany(world.ctx, { rows: people(500) });
    expect(invited).toHaveLength(500);
    expect(invited.every(({ billingPending }) => billingPending)).toBe(true);
    expect(world.stripe.requests()).toHaveLength(before);
    world.clock.advance(seconds(60));
    await syncDueSeats(world.systemCtx);
    const calls = world.stripe.requests().length - before;
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThanOrEqual(3);
    expect(world.stripe.state.subscriptionItems).toMatchObject([{ quantity: 500 }]);
    expect(await seatStatus(world.ctx)).toMatchObject({ billable: 500, synced: 500, pending: 0 });
  });

  test.each([
    ["nobody", []],
    ["more than a thousand", people(1001)],
    ["a row without an address", [{ email: 5 as never }]],
  ])("of %s is refused whole", async (_, rows) => {
    await expect(inviteMany(world.ctx, { rows })).rejects.toMatchObject({ kind: "invalid" });
    expect(await world.database.db.agentInvite.count()).toBe(0);
  });
});
