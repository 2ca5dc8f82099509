import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  composePasswordReset,
  LinkOver,
  requestPasswordReset,
  requireResetLink,
  resetPassword,
  signIn,
} from "#domain/accounts";
import { findSession } from "#domain/credentials";
import { EmailObsolete } from "#domain/delivery";
import { TooManyRequests } from "#domain/limits";
import { linkToken } from "#domain/links";
import { hours, minutes } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";
import { memberWithPassword } from "./people.ts";
import { goodPassword, visitor } from "./visitor.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
  await memberWithPassword(world);
});
afterEach(() => world.close());

const { address } = visitor;
const email = "ada@kettle.test";
const newPassword = "another horse battery";

const ask = (over: { email?: string; address?: string } = {}) =>
  requestPasswordReset(world.strangerCtx, { email, address, ...over });
const reset = (token: string, password = newPassword) =>
  resetPassword(world.strangerCtx, { token, password, address });
const enter = (password: string) => signIn(world.strangerCtx, { ...visitor, email, password });

/** The token that the newest reset mail carries. */
async function mailedToken(): Promise<string> {
  const links = await world.database.db.link.findMany({ where: { kind: "reset" }, orderBy: { id: "desc" } });
  return linkToken(world.systemCtx, String(links[0]?.id));
}

test("a mailed link sets a new password, and the old one and every session are over", async () => {
  const { token: session } = await enter(goodPassword);
  await ask();
  await reset(await mailedToken());

  expect(await findSession(world.strangerCtx, session)).toBeNull();
  await expect(enter(goodPassword)).rejects.toThrow("E-mail address or password is not right.");
  await expect(enter(newPassword)).resolves.toBeDefined();
  expect(await world.database.db.activity.findMany()).toMatchObject([
    { verb: "set password", subjectKind: "user", actorKind: "user" },
  ]);
});

test("the mail names the account and carries the link; neither table keeps the token", async () => {
  await ask();
  const token = await mailedToken();
  const [mail] = await world.database.db.email.findMany();
  const [link] = await world.database.db.link.findMany();
  expect(mail).toMatchObject({ template: "password-reset", toAddress: email, organizationId: null });
  expect(JSON.stringify([mail, link])).not.toContain(token);
  const composed = await composePasswordReset(world.systemCtx, {
    ...mail,
    to: { address: email, name: "" },
    props: JSON.parse(String(mail?.props)) as Record<string, unknown>,
  } as never);
  expect(composed.content).toMatchObject({
    template: "password-reset",
    props: { email, validFor: "1 hour", url: `http://localhost:3000/reset-password/${token}` },
  });
});

test("an address without an account is answered the same and mailed nothing", async () => {
  expect(await ask({ email: "nobody@kettle.test" })).toBeUndefined();
  expect(await ask()).toBeUndefined();
  expect(await world.database.db.email.findMany()).toMatchObject([{ toAddress: email }]);
});

test("a disabled user is mailed nothing", async () => {
  await world.database.db.user.updateMany({ data: { disabledAt: world.clock.now() } });
  await ask();
  expect(await world.database.db.email.count()).toBe(0);
});

test("of twenty uses of one link at once, one wins", async () => {
  await ask();
  const token = await mailedToken();
  const passwords = Array.from({ length: 20 }, (_, index) => `password number ${index}`);
  const results = await Promise.allSettled(passwords.map((password) => reset(token, password)));
  const winners = passwords.filter((_, index) => results[index]?.status === "fulfilled");
  expect(winners).toHaveLength(1);
  expect(
    results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : [])),
  ).toEqual(Array.from({ length: 19 }, () => expect.any(LinkOver) as unknown));
  await expect(enter(String(winners[0]))).resolves.toBeDefined();
});

test("looking at a link does not use it up", async () => {
  await ask();
  const token = await mailedToken();
  for (let count = 0; count < 3; count += 1)
    expect(await requireResetLink(world.strangerCtx, { token, address })).toMatchObject({ email });
  await expect(reset(token)).resolves.toBeUndefined();
});

describe("a link is over", () => {
  let token: string;
  beforeEach(async () => {
    await ask();
    token = await mailedToken();
  });

  test("an hour after it was asked for, to the millisecond", async () => {
    world.clock.advance(hours(1) - 1);
    await expect(requireResetLink(world.strangerCtx, { token, address })).resolves.toBeDefined();
    world.clock.advance(1);
    await expect(reset(token)).rejects.toThrow(LinkOver);
  });

  test("when another is asked for", async () => {
    await ask();
    await expect(reset(token)).rejects.toThrow(LinkOver);
    await expect(reset(await mailedToken())).resolves.toBeUndefined();
  });

  test("when it was used, in the same words as an unknown one", async () => {
    await reset(token);
    const used: unknown = await reset(token).catch((error: unknown) => error);
    const unknown: unknown = await reset("x".repeat(43)).catch((error: unknown) => error);
    expect(used).toEqual(unknown);
    expect(used).toMatchObject({ kind: "not-found" });
  });

  test("when its user is disabled", async () => {
    await world.database.db.user.updateMany({ data: { disabledAt: world.clock.now() } });
    await expect(reset(token)).rejects.toThrow(LinkOver);
  });

  test("and its mail is not sent any more", async () => {
    const { id } = await world.database.db.link.findFirstOrThrow();
    world.clock.advance(hours(1));
    await expect(
      composePasswordReset(world.systemCtx, { props: { linkId: id }, to: { address: email } } as never),
    ).rejects.toThrow(EmailObsolete);
  });
});

test.each([
  ["", "at least 12 characters"],
  ["short", "at least 12 characters"],
  ["x".repeat(201), "at most 200 characters"],
  [" Ada@Kettle.test ", "not the e-mail address"],
])("the password %j is refused, and the link still works", async (password, message) => {
  await ask();
  const token = await mailedToken();
  await expect(reset(token, password)).rejects.toMatchObject({
    fields: [{ path: "password", message: expect.stringContaining(message) as string }],
  });
  await expect(reset(token)).resolves.toBeUndefined();
});

test("the sixth request for one account within a quarter of an hour is refused, known or not", async () => {
  for (const asked of [email, "nobody@kettle.test"]) {
    for (let count = 0; count < 5; count += 1) await ask({ email: asked, address: `192.0.2.${count}` });
    await expect(ask({ email: asked })).rejects.toThrow(TooManyRequests);
  }
  world.clock.advance(minutes(15));
  await expect(ask()).resolves.toBeUndefined();
});

test("unknown tokens are counted per address, known ones are free", async () => {
  await ask();
  const token = await mailedToken();
  await world.database.db.rateLimit.create({
    data: {
      key: `unknown-link:${address}`,
      count: 300,
      resetsAt: new Date(world.clock.now().getTime() + 1000),
    },
  });
  await expect(requireResetLink(world.strangerCtx, { token: "guess", address })).rejects.toThrow(
    TooManyRequests,
  );
  await expect(requireResetLink(world.strangerCtx, { token, address })).resolves.toBeDefined();
});
