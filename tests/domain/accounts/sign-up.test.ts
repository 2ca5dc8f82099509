import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { changePassword, signIn, SignupsClosed, signUp } from "#domain/accounts";
import { findSession } from "#domain/credentials";
import { createWorld, type World } from "../../world.ts";
import { memberWithPassword } from "./people.ts";
import { goodPassword, visitor } from "./visitor.ts";

let world: World;
afterEach(() => world.close());

const eve = { organizationName: "Eve Ltd", name: "Eve", email: "eve@eve.test", password: goodPassword };

test("where sign-ups are closed, nobody signs up", async () => {
  world = await createWorld();
  await expect(signUp(world.strangerCtx, { ...eve, ...visitor })).rejects.toThrow(SignupsClosed);
});

describe("where sign-ups are open", () => {
  beforeEach(async () => {
    world = await createWorld({ config: { signupsOpen: true } });
  });
  const join = (over: Partial<typeof eve> = {}) => signUp(world.strangerCtx, { ...eve, ...visitor, ...over });

  test("a visitor gets an organization of their own and is signed in", async () => {
    const { token } = await join();
    expect(await findSession(world.strangerCtx, token)).toMatchObject({
      user: { email: "eve@eve.test" },
      organization: { name: "Eve Ltd" },
      role: "owner",
    });
  });

  test("somebody with an account gets a further organization with their password", async () => {
    const ada = await memberWithPassword(world);
    const { token } = await join({ email: ada.email, name: "Somebody else" });
    expect(await findSession(world.strangerCtx, token)).toMatchObject({
      user: { id: ada.id, name: ada.name },
      organization: { name: "Eve Ltd" },
    });
  });

  test("another's account cannot be taken over", async () => {
    const ada = await memberWithPassword(world);
    await expect(join({ email: ada.email, password: "wrong horse battery" })).rejects.toMatchObject({
      fields: [{ path: "email" }],
    });
    expect(await world.database.db.organization.count()).toBe(1);
    await expect(
      signIn(world.strangerCtx, { ...visitor, email: ada.email, password: goodPassword }),
    ).resolves.toBeDefined();
  });

  test("two sign-ups with one address at once make one user", async () => {
    const results = await Promise.allSettled([join(), join()]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await world.database.db.user.count({ where: { email: eve.email } })).toBe(1);
    expect(await world.database.db.organization.count()).toBe(2);
  });
});

describe("changing one's password", () => {
  let userId: string;
  let session: { token: string };
  beforeEach(async () => {
    world = await createWorld();
    userId = (await memberWithPassword(world)).id;
    session = await signIn(world.strangerCtx, {
      ...visitor,
      email: "ada@kettle.test",
      password: goodPassword,
    });
  });

  const change = async (over: { currentPassword?: string; newPassword?: string }) =>
    changePassword(world.ctx, {
      currentPassword: goodPassword,
      newPassword: "another horse battery",
      userId,
      keep: String((await findSession(world.strangerCtx, session.token))?.session.id),
      address: visitor.address,
      ...over,
    });

  test("keeps the session it is done in and ends all others", async () => {
    const other = await signIn(world.strangerCtx, {
      ...visitor,
      email: "ada@kettle.test",
      password: goodPassword,
    });
    await change({});
    expect(await findSession(world.strangerCtx, session.token)).not.toBeNull();
    expect(await findSession(world.strangerCtx, other.token)).toBeNull();
  });

  test.each([
    ["currentPassword", { currentPassword: "wrong horse battery" }, "not your present password"],
    ["currentPassword", { currentPassword: "" }, "not your present password"],
    ["newPassword", { newPassword: "short" }, "at least 12 characters"],
    ["newPassword", { newPassword: "ada@kettle.test" }, "not the e-mail address"],
  ])("refuses a wrong %s", async (path, over, message) => {
    await expect(change(over)).rejects.toMatchObject({
      fields: [{ path, message: expect.stringContaining(message) as string }],
    });
  });
});
