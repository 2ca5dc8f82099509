import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApiKey, findApiKey, listApiKeys, revokeApiKey } from "#domain/credentials";
import { removeMember } from "#domain/organizations";
import { minutes } from "#lib/duration";
import { insertStaff } from "../../factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let userId: string;
beforeEach(async () => {
  world = await createWorld();
  const { db } = world.database;
  userId = (await insertStaff(db, world.organizationId, { role: "admin", createdAt: world.clock.now() })).id;
});
afterEach(() => world.close());

const make = (label = "Meter") => createApiKey(world.ctx, { label, userId });
const find = (key: string) => findApiKey(world.strangerCtx, key);

test("a key acts as its user, with the role that the user has now", async () => {
  const { key } = await make();
  expect(await find(key)).toMatchObject({
    kind: "api_key",
    userId,
    organizationId: world.organizationId,
    role: "admin",
  });
  await world.database.db.membership.updateMany({ where: { userId }, data: { role: "agent" } });
  expect((await find(key))?.role).toBe("agent");
});

test("a key is shown once: the database and the list hold its beginning only", async () => {
  const { key, prefix } = await make();
  expect(key).toMatch(/^sb_[\w-]{43}$/);
  expect(key.startsWith(prefix)).toBe(true);
  const stored = JSON.stringify([
    await world.database.db.apiKey.findMany(),
    await world.database.db.activity.findMany(),
    await listApiKeys(world.ctx),
  ]);
  expect(stored).not.toContain(key);
  expect(stored).not.toContain(key.slice(0, 20));
});

describe("a key opens nothing", () => {
  let key: { id: string; key: string };
  beforeEach(async () => {
    key = await make();
  });

  test("when it is unknown, even by its hash", async () => {
    const { keyHash } = await world.database.db.apiKey.findFirstOrThrow();
    for (const guess of ["", "sb_", keyHash, `${key.key}x`, key.key.slice(0, -1)])
      expect(await find(guess)).toBeNull();
  });

  test("when it is revoked", async () => {
    await revokeApiKey(world.ctx, key);
    expect(await find(key.key)).toBeNull();
    expect(await listApiKeys(world.ctx)).toEqual([]);
  });

  test("when its user is disabled", async () => {
    await world.database.db.user.updateMany({ data: { disabledAt: world.clock.now() } });
    expect(await find(key.key)).toBeNull();
  });

  test("when the organization closes", async () => {
    await world.database.db.organization.updateMany({ data: { closedAt: world.clock.now() } });
    expect(await find(key.key)).toBeNull();
  });

  test("when its user leaves, and neither when they come back", async () => {
    await removeMember(world.ctx, { userId });
    expect(await find(key.key)).toBeNull();
    await world.database.db.membership.create({
      data: {
        id: "back",
        organizationId: world.organizationId,
        userId,
        role: "admin",
        createdAt: world.clock.now(),
      },
    });
    expect(await find(key.key)).toBeNull();
  });
});

test("revoking twice is recorded once", async () => {
  const { id } = await make();
  await revokeApiKey(world.ctx, { id });
  await revokeApiKey(world.ctx, { id });
  const activity = await world.database.db.activity.findMany({ orderBy: { id: "asc" } });
  expect(activity.map(({ verb }) => verb)).toEqual(["created", "revoked"]);
});

test("a key that is used all the time is written to every five minutes at most", async () => {
  const { key } = await make();
  const used = async () => (await world.database.db.apiKey.findFirstOrThrow()).lastUsedAt;
  await find(key);
  const first = await used();
  world.clock.advance(minutes(5) - 1);
  await find(key);
  expect(await used()).toEqual(first);
  world.clock.advance(1);
  await find(key);
  expect(await used()).toEqual(world.clock.now());
});

test("a hundred live keys are enough, and a revoked one makes room", async () => {
  const { db } = world.database;
  const row = {
    organizationId: world.organizationId,
    userId,
    label: "Old",
    prefix: "sb_",
    createdAt: new Date(0),
  };
  const ids = Array.from({ length: 100 }, (_, index) => `key-${index}`);
  await db.apiKey.createMany({ data: ids.map((id) => ({ ...row, id, keyHash: id })) });
  await expect(make()).rejects.toThrow("There are 100 API keys already.");
  await revokeApiKey(world.ctx, { id: "key-7" });
  await expect(make()).resolves.toBeDefined();
});

test("another organization neither sees nor revokes a key, nor makes one for a stranger", async () => {
  const { id, key } = await make();
  const foreigner = await world.foreigner();
  expect(await listApiKeys(foreigner)).toEqual([]);
  await expect(revokeApiKey(foreigner, { id })).rejects.toThrow("There is no such API key.");
  await expect(createApiKey(foreigner, { label: "Mine", userId })).rejects.toThrow(
    "There is no such member.",
  );
  expect(await find(key)).not.toBeNull();
});

test.each([
  ["", "Say what the key is for."],
  ["   ", "Say what the key is for."],
  ["x".repeat(81), "under 80 characters"],
])("the label %j is refused", async (label, message) => {
  await expect(make(label)).rejects.toMatchObject({
    fields: [{ path: "label", message: expect.stringContaining(message) as string }],
  });
});
