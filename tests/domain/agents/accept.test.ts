import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { acceptInvite, inviteAgent, openInvite, revokeInvite } from "#domain/agents";
import { findSession } from "#domain/credentials";
import { linkToken } from "#domain/links";
import { getOrganization, updateOrganization } from "#domain/organizations";
import { seatStatus, startSeats } from "#domain/seats";
import { days, seconds } from "#lib/duration";
import type { InvitableRole } from "#lib/statuses";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const visitor = { userAgent: "Firefox", address: "192.0.2.7" };
const account = { name: "Noor", password: "correct horse battery" };

async function invite(email = "noor@kettle.test", role: InvitableRole = "agent") {
  const { id } = await inviteAgent(world.ctx, { email, role });
  const link = await world.database.db.link.findFirstOrThrow({ where: { subjectId: id } });
  return { id, token: await linkToken(world.ctx, link.id) };
}

const accept = (token: string, over: object = {}) =>
  acceptInvite(world.strangerCtx, { token, account, ...visitor, ...over });

describe("a newcomer", () => {
  test("sets name and password and is signed in as a member", async () => {
    const { id, token } = await invite();
    const session = await accept(token);
    expect(await findSession(world.strangerCtx, session.token)).toMatchObject({
      user: { name: "Noor", email: "noor@kettle.test" },
      organization: { id: world.organizationId },
      role: "agent",
    });
    const { status, acceptedById } = await world.database.db.agentInvite.findUniqueOrThrow({ where: { id } });
    expect({ status, isKnown: acceptedById !== null }).toEqual({ status: "accepted", isKnown: true });
  });

  test("gets the invite's role, whatever the form says", async () => {
    const { token } = await invite();
    const session = await accept(token, {
      role: "owner",
      account: { ...account, role: "owner", email: "x@y.test" },
    });
    expect(await findSession(world.strangerCtx, session.token)).toMatchObject({
      role: "agent",
      user: { email: "noor@kettle.test" },
    });
  });

  test.each([
    ["no name", { ...account, name: " " }, "name"],
    ["a short password", { ...account, password: "short" }, "password"],
    ["the address as password", { ...account, password: "noor@kettle.test" }, "password"],
  ])("with %s is told so, and the invite still waits", async (_, refused, path) => {
    const { token } = await invite();
    await expect(accept(token, { account: refused })).rejects.toMatchObject({ fields: [{ path }] });
    await accept(token);
  });

  test("cannot use the invite again, not even twenty times at once", async () => {
    const { token } = await invite();
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => accept(token)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await world.database.db.membership.count({ where: { role: "agent" } })).toBe(1);
    await expect(accept(token)).rejects.toMatchObject({
      kind: "conflict",
      message: "This invite was accepted already.",
    });
  });
});

describe("somebody with an account", () => {
  test("must be signed in with it, and then joins without a new password", async () => {
    const foreigner = await world.foreigner();
    const userId = foreigner.actor.kind === "user" ? foreigner.actor.userId : "";
    const user = await world.database.db.user.findUniqueOrThrow({ where: { id: userId } });
    const { token } = await invite(user.email, "admin");
    await expect(accept(token)).rejects.toMatchObject({ kind: "unauthorized" });
    await expect(acceptInvite(world.ctx, { token, ...visitor })).rejects.toMatchObject({
      kind: "unauthorized",
    });
    const session = await acceptInvite(foreigner, { token, ...visitor });
    expect(await findSession(world.strangerCtx, session.token)).toMatchObject({
      user: { id: userId },
      organization: { id: world.organizationId },
      role: "admin",
    });
    const after = await world.database.db.user.findUniqueOrThrow({ where: { id: userId } });
    expect(after.passwordHash).toBe(user.passwordHash);
  });
});

describe("the link", () => {
  test("may be looked at any number of times without being used", async () => {
    const { token } = await invite();
    for (let i = 0; i < 3; i += 1)
      expect(await openInvite(world.strangerCtx, { token, address: "192.0.2.7" })).toMatchObject({
        userId: null,
      });
    await accept(token);
  });

  test("that was never given out opens nothing", async () => {
    await expect(accept("guess")).rejects.toMatchObject({ kind: "not-found" });
  });

  test("works until the last second of its fourteen days", async () => {
    const { token } = await invite();
    world.clock.advance(days(14));
    await expect(accept(token)).rejects.toThrow("expired");
    world.clock.advance(-seconds(1));
    await accept(token);
  });

  test("of a revoked invite opens nothing", async () => {
    const { id, token } = await invite();
    await revokeInvite(world.ctx, { id });
    await expect(accept(token)).rejects.toThrow("taken back");
  });

  test("accepted and revoked at one instant, exactly one wins", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, token } = await invite(`race${round}@kettle.test`);
      const [accepted, revoked] = await Promise.allSettled([accept(token), revokeInvite(world.ctx, { id })]);
      expect([accepted.status, revoked.status].sort()).toEqual(["fulfilled", "rejected"]);
      const { status } = await world.database.db.agentInvite.findUniqueOrThrow({ where: { id } });
      expect(status).toBe(accepted.status === "fulfilled" ? "accepted" : "revoked");
      const members = await world.database.db.membership.count({
        where: { user: { email: `race${round}@kettle.test` } },
      });
      expect(members).toBe(accepted.status === "fulfilled" ? 1 : 0);
    }
  });
});

describe("seats", () => {
  test("an accepted invite keeps its seat, so Stripe is told nothing new", async () => {
    await startSeats(world.ctx);
    const { token } = await invite();
    world.clock.advance(seconds(1));
    await world.settle();
    const before = world.stripe.requests().length;
    await accept(token);
    world.clock.advance(seconds(1));
    await world.settle();
    expect(world.stripe.requests()).toHaveLength(before);
    expect(await seatStatus(world.ctx)).toMatchObject({ billable: 1, synced: 1, pending: 0 });
  });

  test("where seats count from acceptance, the invite is billed then and not before", async () => {
    const { version } = await getOrganization(world.ctx);
    await updateOrganization(world.ctx, { version, seatPolicy: "accepted" });
    await startSeats(world.ctx);
    const { id, token } = await invite();
    const flag = async () =>
      (await world.database.db.agentInvite.findUniqueOrThrow({ where: { id } })).billingPending;
    expect(await flag()).toBe(false);
    await accept(token);
    expect(await flag()).toBe(true);
    world.clock.advance(seconds(1));
    await world.settle();
    expect(await flag()).toBe(false);
    expect(world.stripe.state.subscriptionItems).toMatchObject([{ quantity: 1 }]);
  });

  test("where seats count from acceptance, the last one is given once", async () => {
    const { version } = await getOrganization(world.ctx);
    await updateOrganization(world.ctx, { version, seatPolicy: "accepted", seatLimit: 1 });
    const invites = [await invite("one@kettle.test"), await invite("two@kettle.test")];
    const tries = await Promise.allSettled(invites.map(({ token }) => accept(token)));
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await world.database.db.membership.count({ where: { role: "agent" } })).toBe(1);
  });
});
