import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SignInRefused, signIn } from "#domain/accounts";
import { findSession, signOut } from "#domain/credentials";
import { TooManyRequests } from "#domain/limits";
import { minutes } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";
import { furtherOrganization, memberWithPassword } from "./people.ts";
import { goodPassword, visitor } from "./visitor.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const ada = { email: "ada@kettle.test", password: goodPassword, ...visitor };

test("whoever knows the password gets a session, whatever the case of the address", async () => {
  const user = await memberWithPassword(world);
  const { token } = await signIn(world.strangerCtx, { ...ada, email: " ADA@Kettle.test" });
  expect(await findSession(world.strangerCtx, token)).toMatchObject({
    user: { id: user.id, email: "ada@kettle.test" },
    organization: { id: world.organizationId, timeZone: "Europe/Vienna" },
    role: "admin",
  });
});

test("neither the database nor the session's id opens a session", async () => {
  await memberWithPassword(world);
  const { token } = await signIn(world.strangerCtx, ada);
  const [row] = await world.database.db.session.findMany();
  expect(JSON.stringify(row)).not.toContain(token);
  expect(await findSession(world.strangerCtx, String(row?.id))).toBeNull();
  expect(await findSession(world.strangerCtx, String(row?.tokenHash))).toBeNull();
});

describe("everybody who is not let in hears the same", () => {
  beforeEach(async () => {
    await memberWithPassword(world);
  });

  test("for a wrong password", () => refused({ password: "wrong horse battery" }));
  test("for an unknown address", () => refused({ email: "nobody@kettle.test" }));
  test("for somebody without a password", async () => {
    await world.database.db.user.updateMany({ data: { passwordHash: null } });
    await refused({});
  });
  test("for a disabled user", async () => {
    await world.database.db.user.updateMany({ data: { disabledAt: world.clock.now() } });
    await refused({});
  });
  test("for a member of nothing", async () => {
    await world.database.db.membership.deleteMany();
    await refused({});
  });
  test("for a member of a closed organization", async () => {
    await world.database.db.organization.updateMany({ data: { closedAt: world.clock.now() } });
    await refused({});
  });

  async function refused(over: Partial<typeof ada>) {
    const error: unknown = await signIn(world.strangerCtx, { ...ada, ...over }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(SignInRefused);
    expect(error).toMatchObject({
      kind: "invalid",
      message: "E-mail address or password is not right.",
      fields: [{ path: "password", message: "E-mail address or password is not right." }],
    });
    expect(await world.database.db.session.count()).toBe(0);
  }
});

test("the eleventh try at one account within a quarter of an hour is refused, even with the right password", async () => {
  await memberWithPassword(world);
  for (let count = 0; count < 10; count += 1) {
    const wrong = { ...ada, password: "wrong horse battery", address: `192.0.2.${count}` };
    await expect(signIn(world.strangerCtx, wrong)).rejects.toThrow(SignInRefused);
  }
  await expect(signIn(world.strangerCtx, ada)).rejects.toThrow(TooManyRequests);
  world.clock.advance(minutes(15));
  await expect(signIn(world.strangerCtx, ada)).resolves.toBeDefined();
});

test("an unknown account is limited like a known one", async () => {
  const nobody = { ...ada, email: "nobody@kettle.test" };
  for (let count = 0; count < 10; count += 1)
    await expect(signIn(world.strangerCtx, nobody)).rejects.toThrow(SignInRefused);
  await expect(signIn(world.strangerCtx, nobody)).rejects.toThrow(TooManyRequests);
});

test("one address has a hundred tries, over all accounts", async () => {
  await world.database.db.rateLimit.create({
    data: {
      key: `sign-in:address:${visitor.address}`,
      count: 100,
      resetsAt: new Date(world.clock.now().getTime() + minutes(1)),
    },
  });
  await expect(signIn(world.strangerCtx, ada)).rejects.toThrow(TooManyRequests);
});

test("signing in ends the session that the browser had before", async () => {
  await memberWithPassword(world);
  const before = await signIn(world.strangerCtx, ada);
  const after = await signIn(world.strangerCtx, { ...ada, replaces: before.token });
  expect(after.token).not.toBe(before.token);
  expect(await findSession(world.strangerCtx, before.token)).toBeNull();
  expect(await findSession(world.strangerCtx, after.token)).not.toBeNull();
});

test("after signing out the token opens nothing", async () => {
  await memberWithPassword(world);
  const { token } = await signIn(world.strangerCtx, ada);
  await signOut(world.strangerCtx, token);
  expect(await findSession(world.strangerCtx, token)).toBeNull();
});

test("a sign-in leads to the organization that was worked in last", async () => {
  const user = await memberWithPassword(world);
  const further = await furtherOrganization(world, user.id);
  const first = await signIn(world.strangerCtx, ada);
  await world.database.db.session.updateMany({ data: { organizationId: further.id } });
  const second = await signIn(world.strangerCtx, ada);
  expect((await findSession(world.strangerCtx, first.token))?.organization.id).toBe(further.id);
  expect((await findSession(world.strangerCtx, second.token))?.organization.id).toBe(further.id);
});
