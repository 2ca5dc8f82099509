import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  findSession,
  listOrganizationsOf,
  listSessions,
  revokeSession,
  startSession,
  switchOrganization,
} from "#domain/credentials";
import { inTransaction } from "#platform/context";
import { days, minutes } from "#lib/duration";
import { insertOrganization } from "../../factories.ts";
import { createWorld, type World } from "../../world.ts";
import { furtherOrganization } from "../accounts/people.ts";
import { visitor } from "../accounts/visitor.ts";

let world: World;
let session: { id: string; token: string };
beforeEach(async () => {
  world = await createWorld();
  session = await start();
});
afterEach(() => world.close());

const found = () => findSession(world.strangerCtx, session.token);

function start() {
  return inTransaction(world.systemCtx, (tx) =>
    startSession(tx, { ...visitor, userId: world.owner.id, organizationId: world.organizationId }),
  );
}

describe("a session ends", () => {
  test("thirty days after its last use", async () => {
    world.clock.advance(days(30) - 1);
    expect(await found()).not.toBeNull();
    world.clock.advance(days(30) - 1);
    expect(await found()).not.toBeNull();
    world.clock.advance(days(30));
    expect(await found()).toBeNull();
  });

  test("ninety days after sign-in, however much it is used", async () => {
    for (let day = 0; day < 89; day += 1) {
      world.clock.advance(days(1));
      expect(await found()).not.toBeNull();
    }
    world.clock.advance(days(1) - 1);
    expect(await found()).not.toBeNull();
    world.clock.advance(1);
    expect(await found()).toBeNull();
  });

  test("when it is revoked", async () => {
    await revokeSession(world.ctx, { id: session.id, userId: world.owner.id });
    expect(await found()).toBeNull();
  });

  test("when the user is disabled", async () => {
    await world.database.db.user.updateMany({ data: { disabledAt: world.clock.now() } });
    expect(await found()).toBeNull();
  });

  test("when the organization closes", async () => {
    await world.database.db.organization.updateMany({ data: { closedAt: world.clock.now() } });
    expect(await found()).toBeNull();
  });

  test("when the membership ends", async () => {
    await world.database.db.membership.deleteMany();
    expect(await found()).toBeNull();
  });
});

test("a session that is used again and again writes at most every five minutes", async () => {
  const seen = async () => (await world.database.db.session.findFirstOrThrow()).lastSeenAt;
  const first = await seen();
  world.clock.advance(minutes(5) - 1);
  await found();
  expect(await seen()).toEqual(first);
  world.clock.advance(1);
  await found();
  expect(await seen()).toEqual(world.clock.now());
});

test("the role is the present one", async () => {
  await world.database.db.membership.updateMany({ data: { role: "agent" } });
  expect((await found())?.role).toBe("agent");
});

test("a user sees their live sessions only", async () => {
  const another = await start();
  await revokeSession(world.ctx, { id: another.id, userId: world.owner.id });
  expect(await listSessions(world.ctx, { userId: world.owner.id })).toEqual([
    expect.objectContaining({ id: session.id, userAgent: "A browser", address: "192.0.2.7" }),
  ]);
});

test("another user's session cannot be revoked", async () => {
  const other = await world.as("admin");
  const userId = other.actor.kind === "user" ? other.actor.userId : "";
  await expect(revokeSession(other, { id: session.id, userId })).rejects.toThrow("There is no such session.");
  expect(await found()).not.toBeNull();
});

describe("the switcher", () => {
  const switchTo = (organizationId: string) =>
    switchOrganization(world.ctx, { sessionId: session.id, userId: world.owner.id, organizationId });

  test("leads to another organization of the user, with the role there", async () => {
    const further = await furtherOrganization(world, world.owner.id, "agent");
    await switchTo(further.id);
    expect(await found()).toMatchObject({ organization: { id: further.id }, role: "agent" });
  });

  test("lists open organizations of the user only, by name", async () => {
    const further = await furtherOrganization(world, world.owner.id);
    await insertOrganization(world.database.db, { name: "Stranger Ltd", createdAt: world.clock.now() });
    const listed = await listOrganizationsOf(world.ctx, { userId: world.owner.id });
    expect(listed.map(({ name }) => name)).toEqual(["Further Ltd", "Kettle & Co."]);
    await world.database.db.organization.update({
      where: { id: further.id },
      data: { closedAt: world.clock.now() },
    });
    expect(await listOrganizationsOf(world.ctx, { userId: world.owner.id })).toHaveLength(1);
  });

  test("does not lead to an organization that the user is no member of", async () => {
    const other = await insertOrganization(world.database.db, { createdAt: world.clock.now() });
    await expect(switchTo(other.id)).rejects.toThrow("There is no such organization.");
    await expect(switchTo("no-such-id")).rejects.toThrow("There is no such organization.");
    expect((await found())?.organization.id).toBe(world.organizationId);
  });
});
