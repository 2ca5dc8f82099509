import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  changePassword,
  createAdmin,
  createApiKeyFor,
  LinkOver,
  requireSignInLink,
  signInByLink,
} from "#domain/accounts";
import { findApiKey, findSession } from "#domain/credentials";
import { hours } from "#lib/duration";
import { insertOrganization } from "../../factories.ts";
import { createWorld, type World } from "../../world.ts";
import { furtherOrganization, memberWithPassword } from "./people.ts";
import { goodPassword, visitor } from "./visitor.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const eve = { email: "Eve@kettle.test", name: "Eve", organization: "Kettle & Co." };
const tokenOf = ({ url }: { url: string }) => url.slice("http://localhost:3000/sign-in/".length);
const follow = (made: { url: string }) =>
  signInByLink(world.strangerCtx, { ...visitor, token: tokenOf(made) });
const whoIs = async ({ token }: { token: string }) => findSession(world.strangerCtx, token);

describe("the operator's command", () => {
  test("makes an admin of an organization that exists", async () => {
    const made = await createAdmin(world.systemCtx, eve);
    expect(await whoIs(await follow(made))).toMatchObject({
      user: { email: "eve@kettle.test", name: "Eve" },
      organization: { id: world.organizationId },
      role: "admin",
    });
  });

  test("makes the organization that is missing, and its owner", async () => {
    const made = await createAdmin(world.systemCtx, { ...eve, organization: "New Ltd" });
    expect(await whoIs(await follow(made))).toMatchObject({
      organization: { name: "New Ltd" },
      role: "owner",
    });
    expect(await world.database.db.numberSeries.count()).toBe(4);
  });

  test("makes an agent an admin, and leaves an owner what they are", async () => {
    const agent = await memberWithPassword(world, { role: "agent" });
    await createAdmin(world.systemCtx, { ...eve, email: agent.email });
    await createAdmin(world.systemCtx, { ...eve, email: world.owner.email });
    const roles = await world.database.db.membership.findMany({ select: { userId: true, role: true } });
    expect(roles).toContainEqual({ userId: agent.id, role: "admin" });
    expect(roles).toContainEqual({ userId: world.owner.id, role: "owner" });
  });

  test("can be repeated: nobody is there twice, and the earlier link is over", async () => {
    const first = await createAdmin(world.systemCtx, eve);
    const second = await createAdmin(world.systemCtx, eve);
    expect(await world.database.db.user.count()).toBe(2);
    await expect(follow(first)).rejects.toThrow(LinkOver);
    await expect(follow(second)).resolves.toBeDefined();
  });

  test("does not guess among organizations of one name", async () => {
    await insertOrganization(world.database.db, { createdAt: world.clock.now() });
    await expect(createAdmin(world.systemCtx, eve)).rejects.toThrow("Several organizations are named");
    expect(await world.database.db.user.count()).toBe(1);
  });

  test.each([
    ["email", { email: "eve" }],
    ["name", { name: "" }],
    ["organization", { organization: " " }],
  ])("refuses a wrong %s", async (path, over) => {
    await expect(createAdmin(world.systemCtx, { ...eve, ...over })).rejects.toMatchObject({
      fields: [{ path }],
    });
  });
});

describe("the link", () => {
  test("signs in once of twenty times at once", async () => {
    const made = await createAdmin(world.systemCtx, eve);
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => follow(made)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("is good for an hour, and looking does not use it up", async () => {
    const made = await createAdmin(world.systemCtx, eve);
    const look = () =>
      requireSignInLink(world.strangerCtx, { token: tokenOf(made), address: visitor.address });
    world.clock.advance(hours(1) - 1);
    await look();
    await expect(look()).resolves.toBeDefined();
    world.clock.advance(1);
    await expect(follow(made)).rejects.toThrow(LinkOver);
  });

  test("lets somebody in who has no password, and who then chooses one", async () => {
    const session = await whoIs(await follow(await createAdmin(world.systemCtx, eve)));
    await changePassword(world.systemCtx, {
      newPassword: goodPassword,
      userId: String(session?.user.id),
      keep: String(session?.session.id),
      address: visitor.address,
    });
    const user = await world.database.db.user.findUniqueOrThrow({ where: { email: "eve@kettle.test" } });
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe("the operator's key", () => {
  const make = (over: { email?: string; organization?: string; label?: string }) =>
    createApiKeyFor(world.systemCtx, { email: "ada@kettle.test", label: "Meter", ...over });

  test("acts as that user in their only organization", async () => {
    const user = await memberWithPassword(world);
    const { key } = await make({});
    expect(await findApiKey(world.strangerCtx, key)).toMatchObject({
      kind: "api_key",
      userId: user.id,
      organizationId: world.organizationId,
      role: "admin",
    });
  });

  test("needs the organization's name where there are several", async () => {
    const user = await memberWithPassword(world);
    const further = await furtherOrganization(world, user.id, "agent");
    await expect(make({})).rejects.toThrow("several organizations");
    const { key } = await make({ organization: "Further Ltd" });
    expect(await findApiKey(world.strangerCtx, key)).toMatchObject({
      organizationId: further.id,
      role: "agent",
    });
  });

  test("is not made for strangers, nor in organizations they are not in", async () => {
    await expect(make({})).rejects.toThrow("There is no account");
    await memberWithPassword(world);
    await insertOrganization(world.database.db, { name: "Stranger Ltd", createdAt: world.clock.now() });
    await expect(make({ organization: "Stranger Ltd" })).rejects.toThrow("is in no organization named");
    await expect(make({ organization: "Nowhere" })).rejects.toThrow("is in no organization named");
  });
});
