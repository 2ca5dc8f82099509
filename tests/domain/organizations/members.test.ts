import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findSession, startSession } from "#domain/credentials";
import type { Fact } from "#domain/facts";
import {
  addMembership,
  AlreadyMember,
  changeRole,
  listMemberships,
  OnlyOwner,
  OwnerStays,
  removeMember,
  SeatLimitReached,
  transferOwnership,
} from "#domain/organizations";
import { type Context, inTransaction } from "#platform/context";
import type { Role } from "#lib/statuses";
import { insertOrganization } from "../../factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let facts: Fact[];
beforeEach(async () => {
  world = await createWorld();
  facts = [];
});
afterEach(() => world.close());

const idOf = ({ actor }: Context) => (actor.kind === "user" ? actor.userId : "");

/** The context, with its announcements written down. */
function observed(ctx: Context): Context {
  const react = async (_: unknown, fact: unknown) => void facts.push(fact as Fact);
  return { ...ctx, parts: { ...ctx.parts, react } };
}

async function rolesNow(): Promise<Record<string, Role>> {
  return Object.fromEntries((await listMemberships(world.ctx)).map(({ userId, role }) => [userId, role]));
}

async function signedIn(ctx: Context) {
  const { token } = await inTransaction(world.systemCtx, (tx) =>
    startSession(tx, {
      userId: idOf(ctx),
      organizationId: world.organizationId,
      userAgent: "",
      address: "",
    }),
  );
  return () => findSession(world.strangerCtx, token);
}

const changed = { kind: "membership.changed", inviteId: null };

test("members are listed with the owner first, then admins, then agents", async () => {
  await world.as("agent");
  await world.as("admin");
  expect((await listMemberships(world.ctx)).map(({ role }) => role)).toEqual(["owner", "admin", "agent"]);
  expect(await listMemberships(world.ctx, { roles: ["owner", "admin"] })).toHaveLength(2);
});

describe("roles", () => {
  test("the owner appoints an admin, and that is announced and recorded", async () => {
    const agent = await world.as("agent");
    await changeRole(observed(world.ctx), { userId: idOf(agent), role: "admin" });
    expect(await rolesNow()).toMatchObject({ [idOf(agent)]: "admin" });
    expect(facts).toEqual([{ ...changed, organizationId: world.organizationId }]);
    expect(await world.database.db.activity.findMany()).toMatchObject([
      {
        verb: "changed role",
        subjectKind: "member",
        subjectId: idOf(agent),
        before: '{"role":"agent"}',
        after: '{"role":"admin"}',
      },
    ]);
  });

  test("a change of role ends the sessions of whom it concerns", async () => {
    const agent = await world.as("agent");
    const session = await signedIn(agent);
    const owners = await signedIn(world.ctx);
    await changeRole(world.ctx, { userId: idOf(agent), role: "admin" });
    expect(await session()).toBeNull();
    expect(await owners()).not.toBeNull();
  });

  test("admins and agents appoint nobody", async () => {
    const agent = await world.as("agent");
    for (const role of ["admin", "agent"] as const) {
      const ctx = await world.as(role);
      await expect(changeRole(ctx, { userId: idOf(agent), role: "admin" })).rejects.toThrow(OnlyOwner);
      await expect(changeRole(ctx, { userId: idOf(ctx), role: "admin" })).rejects.toThrow(OnlyOwner);
      await expect(transferOwnership(ctx, { userId: idOf(ctx) })).rejects.toThrow(OnlyOwner);
    }
  });

  test("the role owner cannot be given as a role", async () => {
    const agent = await world.as("agent");
    const owner = { userId: idOf(agent), role: "owner" as never };
    await expect(changeRole(world.ctx, owner)).rejects.toMatchObject({ fields: [{ path: "role" }] });
  });

  test("an admin becomes an agent only while a seat is free", async () => {
    const admin = await world.as("admin");
    await world.database.db.organization.updateMany({ data: { seatLimit: 0 } });
    await expect(changeRole(world.ctx, { userId: idOf(admin), role: "agent" })).rejects.toThrow(
      SeatLimitReached,
    );
    expect(await rolesNow()).toMatchObject({ [idOf(admin)]: "admin" });
  });

  test("another organization's member is not found", async () => {
    const userId = idOf(await world.foreigner());
    await expect(changeRole(world.ctx, { userId, role: "agent" })).rejects.toThrow(
      "There is no such member.",
    );
    await expect(removeMember(world.ctx, { userId })).rejects.toThrow("There is no such member.");
    await expect(transferOwnership(world.ctx, { userId })).rejects.toThrow("There is no such member.");
  });
});

describe("ownership", () => {
  test("passes to another member, and the former owner is an admin", async () => {
    const agent = await world.as("agent");
    await transferOwnership(observed(world.ctx), { userId: idOf(agent) });
    expect(await rolesNow()).toEqual({ [idOf(agent)]: "owner", [world.owner.id]: "admin" });
    expect(facts).toHaveLength(2);
  });

  test("there is one owner after two transfers at once", async () => {
    const [first, second] = [await world.as("admin"), await world.as("admin")];
    await Promise.allSettled([
      transferOwnership(world.ctx, { userId: idOf(first) }),
      transferOwnership(world.ctx, { userId: idOf(second) }),
    ]);
    expect(Object.values(await rolesNow()).filter((role) => role === "owner")).toHaveLength(1);
  });

  test("the owner neither leaves nor is demoted", async () => {
    await expect(removeMember(world.ctx, { userId: world.owner.id })).rejects.toThrow(OwnerStays);
    await expect(changeRole(world.ctx, { userId: world.owner.id, role: "agent" })).rejects.toThrow(
      OwnerStays,
    );
  });
});

describe("leaving", () => {
  test("an agent whom an admin removes has no session any more, and that is announced", async () => {
    const agent = await world.as("agent");
    const session = await signedIn(agent);
    await removeMember(observed(await world.as("admin")), { userId: idOf(agent) });
    expect(await session()).toBeNull();
    expect(facts).toEqual([{ ...changed, organizationId: world.organizationId }]);
    expect(await rolesNow()).not.toHaveProperty(idOf(agent));
  });

  test("an admin is removed by the owner or leaves, and by no other admin", async () => {
    const [one, other] = [await world.as("admin"), await world.as("admin")];
    await expect(removeMember(one, { userId: idOf(other) })).rejects.toThrow(OnlyOwner);
    await removeMember(world.ctx, { userId: idOf(other) });
    await removeMember(one, { userId: idOf(one) });
    expect(Object.values(await rolesNow())).toEqual(["owner"]);
  });

  test("somebody who leaves one organization keeps their sessions in another", async () => {
    const agent = await world.as("agent");
    const { db } = world.database;
    const other = await insertOrganization(db, { createdAt: world.clock.now() });
    await inTransaction(world.systemCtx, (tx) =>
      addMembership(tx, { organizationId: other.id, userId: idOf(agent), role: "agent" }),
    );
    await inTransaction(world.systemCtx, (tx) =>
      startSession(tx, { userId: idOf(agent), organizationId: other.id, userAgent: "", address: "" }),
    );
    await removeMember(world.ctx, { userId: idOf(agent) });
    expect(await db.session.count({ where: { userId: idOf(agent), revokedAt: null } })).toBe(1);
  });
});

describe("joining", () => {
  const join = (ctx: Context, userId: string, inviteId?: string) =>
    inTransaction(ctx, (tx) =>
      addMembership(tx, {
        organizationId: world.organizationId,
        userId,
        role: "agent",
        ...(inviteId ? { inviteId } : {}),
      }),
    );

  test("is announced with its invite, and recorded as the doing of who joined", async () => {
    const foreigner = await world.foreigner();
    await join(observed(foreigner), idOf(foreigner), "invite-1");
    expect(facts).toEqual([
      { kind: "membership.changed", organizationId: world.organizationId, inviteId: "invite-1" },
    ]);
    expect(await world.database.db.activity.findMany()).toMatchObject([
      { organizationId: world.organizationId, verb: "joined", actorKind: "user", actorId: idOf(foreigner) },
    ]);
  });

  test("happens once", async () => {
    await expect(join(world.ctx, world.owner.id)).rejects.toThrow(AlreadyMember);
  });
});
