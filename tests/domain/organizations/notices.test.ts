import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import { changeRole, chooseNotices, listMemberships, OnlyOwner, wantsNotices } from "#domain/organizations";
import type { Context } from "#platform/context";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const idOf = ({ actor }: Context) => (actor.kind === "user" ? actor.userId : "");
const choose = (ctx: Context, userId: string, getsNotices: boolean) =>
  chooseNotices(ctx, { userId, getsNotices });
const listeners = async () =>
  (await listMemberships(world.ctx)).filter(({ getsNotices }) => getsNotices).map(({ userId }) => userId);

describe("notices of trouble", () => {
  test("go to every admin until one chooses otherwise", async () => {
    const admin = await world.as("admin");
    await world.as("agent");
    expect(await listeners()).toEqual([world.owner.id, idOf(admin)]);
    expect(await choose(admin, idOf(admin), false)).toEqual({ listeners: 1 });
    expect(await listeners()).toEqual([world.owner.id]);
    expect(await wantsNotices(world.ctx, { userId: idOf(admin) })).toBe(false);
    expect(await choose(admin, idOf(admin), true)).toEqual({ listeners: 2 });
  });

  test("are the owner's choice for others too, and no other admin's", async () => {
    const [admin, other] = [await world.as("admin"), await world.as("admin")];
    await expect(choose(other, idOf(admin), false)).rejects.toThrow(OnlyOwner);
    await expect(choose(admin, world.owner.id, false)).rejects.toThrow(OnlyOwner);
    expect(await choose(world.ctx, idOf(admin), false)).toEqual({ listeners: 2 });
  });

  test("may end with nobody, which is said", async () => {
    expect(await choose(world.ctx, world.owner.id, false)).toEqual({ listeners: 0 });
  });

  test("do not count on somebody who is disabled", async () => {
    const admin = await world.as("admin");
    await world.database.db.user.update({
      where: { id: idOf(admin) },
      data: { disabledAt: world.clock.now() },
    });
    expect(await choose(world.ctx, world.owner.id, false)).toEqual({ listeners: 0 });
  });

  test("are nothing for agents, whose earlier choice is kept for later", async () => {
    const admin = await world.as("admin");
    const userId = idOf(admin);
    await choose(admin, userId, false);
    await changeRole(world.ctx, { userId, role: "agent" });
    expect(await wantsNotices(world.ctx, { userId })).toBeNull();
    await expect(choose(world.ctx, userId, true)).rejects.toThrow("Only admins get notices of trouble.");
    await changeRole(world.ctx, { userId, role: "admin" });
    expect(await wantsNotices(world.ctx, { userId })).toBe(false);
  });

  test("of another organization's admins are nobody's business here", async () => {
    const foreigner = await world.foreigner();
    await expect(choose(world.ctx, idOf(foreigner), false)).rejects.toThrow("There is no such member.");
    expect(await wantsNotices(foreigner, { userId: idOf(foreigner) })).toBe(true);
    expect(await wantsNotices(world.ctx, { userId: idOf(foreigner) })).toBeNull();
  });

  test("are written down when they change, and only then", async () => {
    await choose(world.ctx, world.owner.id, true);
    await choose(world.ctx, world.owner.id, false);
    await choose(world.ctx, world.owner.id, false);
    const { items } = await listActivity(world.ctx, {});
    expect(items.map(({ verb, subjectId }) => [verb, subjectId])).toEqual([
      ["switched notices off for", world.owner.id],
    ]);
  });
});
