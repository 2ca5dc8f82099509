import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expireInvites, getInvite, inviteAgent, listAgents, removeAgent, revokeInvite } from "#domain/agents";
import { getOrganization, updateOrganization } from "#domain/organizations";
import { startSeats } from "#domain/seats";
import type { Context } from "#platform/context";
import { days } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const invite = (email: string, ctx: Context = world.ctx) => inviteAgent(ctx, { email });
const limitSeats = async (seatLimit: number | null) => {
  const { version } = await getOrganization(world.ctx);
  await updateOrganization(world.ctx, { version, seatLimit });
};

describe("inviting", () => {
  test("writes the invite, its link and its mail, and asks nobody outside", async () => {
    const made = await inviteAgent(world.ctx, { email: " New@Kettle.TEST " });
    expect(made).toMatchObject({
      email: "new@kettle.test",
      role: "agent",
      status: "pending",
      billingPending: false,
    });
    expect(made.expiresAt).toEqual(new Date(world.clock.now().getTime() + days(14)));
    expect(world.stripe.requests()).toEqual([]);
    expect(world.wakes).toContain("emails");
    await world.settle();
    const mail = await world.mailbox.waitForMessage(({ to }) => to.includes("new@kettle.test"));
    const { url } = await getInvite(world.ctx, { id: made.id });
    expect(mail.text).toContain(url);
    expect(mail.text).toContain("as an agent");
  });

  test("succeeds while Stripe refuses connections, and says that billing is pending", async () => {
    await startSeats(world.ctx);
    await world.stripe.faults.add({ kind: "refuse" });
    expect(await invite("new@kettle.test")).toMatchObject({ status: "pending", billingPending: true });
  });

  test.each(["", "no address", "a@b@c", "x".repeat(300) + "@kettle.test"])(
    "%j is refused beside its field, and nothing is written",
    async (email) => {
      await expect(invite(email)).rejects.toMatchObject({ kind: "invalid", fields: [{ path: "email" }] });
      expect(await world.database.db.agentInvite.count()).toBe(0);
      expect(await world.database.db.email.count()).toBe(0);
    },
  );

  test("an unknown role is refused", async () => {
    const input = { email: "new@kettle.test", role: "owner" as "admin" };
    await expect(inviteAgent(world.ctx, input)).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path: "role" }],
    });
  });

  test("the same address twice, in any case and at one instant, makes one invite", async () => {
    const tries = await Promise.allSettled(
      ["new@kettle.test", "NEW@kettle.test", "New@Kettle.Test", " new@kettle.test"].map((email) =>
        invite(email),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.find((one) => one.status === "rejected")).toMatchObject({
      reason: { kind: "conflict", message: "This address has a pending invite already." },
    });
    expect(await world.database.db.agentInvite.count()).toBe(1);
    expect(await world.database.db.email.count()).toBe(1);
  });

  test("somebody who is a member already is refused", async () => {
    await expect(invite(world.owner.email.toUpperCase())).rejects.toMatchObject({ kind: "conflict" });
  });

  test("an address may be invited again after its invite was revoked or has expired", async () => {
    const first = await invite("new@kettle.test");
    await revokeInvite(world.ctx, { id: first.id });
    await invite("new@kettle.test");
    world.clock.advance(days(15));
    expect(await invite("new@kettle.test")).toMatchObject({ status: "pending" });
    const invites = await world.database.db.agentInvite.findMany({ orderBy: { id: "asc" } });
    expect(invites.map(({ status }) => status)).toEqual(["revoked", "expired", "pending"]);
  });

  test("admins are invited by the owner alone, and take no seat", async () => {
    await startSeats(world.ctx);
    const admin = await world.as("admin");
    const input = { email: "boss@kettle.test", role: "admin" } as const;
    await expect(inviteAgent(admin, input)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await inviteAgent(world.ctx, input)).toMatchObject({ role: "admin", billingPending: false });
  });

  test("twenty at once fill the last seats exactly, and the rest are refused", async () => {
    await limitSeats(5);
    await world.as("agent");
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => invite(`agent${index}@kettle.test`)),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
    expect(await world.database.db.agentInvite.count()).toBe(4);
    expect(await world.database.db.email.count()).toBe(4);
  });
});

describe("an invite", () => {
  test("expires after fourteen days, frees its seat, and says when the next one ends", async () => {
    await limitSeats(1);
    const first = await invite("one@kettle.test");
    expect(await expireInvites(world.systemCtx)).toEqual(first.expiresAt);
    world.clock.set(first.expiresAt);
    expect(await expireInvites(world.systemCtx)).toBeNull();
    expect(await invite("two@kettle.test")).toMatchObject({ status: "pending" });
    await expect(revokeInvite(world.ctx, { id: first.id })).rejects.toMatchObject({
      kind: "conflict",
      message: "This invite has expired. Ask for a new one.",
    });
  });

  test("can be revoked once, by its own organization", async () => {
    const { id } = await invite("new@kettle.test");
    await expect(revokeInvite(await world.foreigner(), { id })).rejects.toMatchObject({ kind: "not-found" });
    expect(await revokeInvite(world.ctx, { id })).toMatchObject({ status: "revoked", billingPending: false });
    await expect(revokeInvite(world.ctx, { id })).rejects.toMatchObject({ kind: "conflict" });
    await expect(revokeInvite(world.ctx, { id: "unknown" })).rejects.toMatchObject({ kind: "not-found" });
  });

  test("that was revoked is not mailed any more", async () => {
    const { id } = await invite("new@kettle.test");
    await revokeInvite(world.ctx, { id });
    await world.settle();
    expect(world.mailbox.messages()).toEqual([]);
  });

  test("is recorded with who invited whom", async () => {
    const { id } = await invite("new@kettle.test");
    await revokeInvite(world.ctx, { id });
    const activity = await world.database.db.activity.findMany({ where: { subjectId: id } });
    expect(activity.map(({ verb, actorName }) => [verb, actorName])).toEqual([
      ["invited", world.owner.name],
      ["revoked", world.owner.name],
    ]);
  });
});

describe("the list", () => {
  test("pages through members and shows the waiting invites first", async () => {
    for (let i = 0; i < 3; i += 1) await world.as("agent");
    const { id } = await invite("gone@kettle.test");
    await revokeInvite(world.ctx, { id });
    await invite("new@kettle.test");
    const first = await listAgents(world.ctx, { limit: 3 });
    expect(first.items.map(({ role }) => role)).toEqual(["owner", "agent", "agent"]);
    expect(first.invites.map(({ email, status }) => [email, status])).toEqual([
      ["new@kettle.test", "pending"],
      ["gone@kettle.test", "revoked"],
    ]);
    const second = await listAgents(world.ctx, { limit: 3, cursor: first.nextCursor });
    expect(second).toMatchObject({ items: [{ role: "agent" }], nextCursor: null });
    expect((await listAgents(await world.foreigner())).invites).toEqual([]);
  });

  test("somebody who was removed is gone from it", async () => {
    const agent = await world.as("agent");
    if (agent.actor.kind === "user") await removeAgent(world.ctx, { userId: agent.actor.userId });
    expect((await listAgents(world.ctx)).items).toMatchObject([{ role: "owner" }]);
    await expect(removeAgent(world.ctx, { userId: world.owner.id })).rejects.toMatchObject({
      kind: "conflict",
    });
  });
});
