import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EmailNotRetryable, retryEmail, sendDueMails } from "#domain/delivery";
import { NotFound } from "#lib/errors";
import { loadLate } from "#lib/load-late";
import { minutes, seconds } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";
import { arrived, composers, queue, send, stored } from "./mails.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

describe("a mail counts as sent", () => {
  test("when the mail server said 250, with that answer and the time", async () => {
    const { id } = await queue(world);
    expect(await send(world)).toBeNull();
    expect(await stored(world, id)).toMatchObject({
      state: "sent",
      attempts: 1,
      sentAt: world.clock.now(),
      response: expect.stringMatching(/^250 /) as string,
      nextAttemptAt: null,
      leaseUntil: null,
      lastError: null,
    });
    const [message] = world.mailbox.messages();
    expect(message).toMatchObject({ messageId: `<${id}@localhost>`, to: ["ada@client.test"] });
    expect(message?.text).toContain("http://localhost:3000/reset-password/");
    expect(message?.html).toContain("<html");
  });

  test("once, and is not sent again by later rounds or by parallel senders", async () => {
    for (let number = 1; number <= 12; number += 1) await queue(world, { dedupe: `mail-${number}` });
    await Promise.all([send(world), send(world), send(world)]);
    await send(world);
    const ids = arrived(world).map(({ messageId }) => messageId);
    expect(ids).toHaveLength(12);
    expect(new Set(ids).size).toBe(12);
  });
});

test("a mail waits while a part of the program cannot be loaded, and goes out when it can", async () => {
  const { id } = await queue(world);
  const unloadable = () => loadLate(() => Promise.reject(new Error("Cannot find module")));
  await sendDueMails(world.systemCtx, { ...composers, "password-reset": unloadable });
  expect(await stored(world, id)).toMatchObject({
    state: "queued",
    lastError: "A part of the program could not be loaded. The server has to be started again.",
  });
  world.clock.advance(seconds(10));
  await send(world);
  expect(await stored(world, id)).toMatchObject({ state: "sent", attempts: 2 });
});

describe("a mail server that refuses for now", () => {
  test("gets the same mail again after a pause, until it takes it", async () => {
    const { id } = await queue(world);
    await world.mailbox.faults.add({ kind: "temporary" });
    const next = await send(world);
    expect(await stored(world, id)).toMatchObject({
      state: "queued",
      attempts: 1,
      nextAttemptAt: next,
      lastError: expect.stringContaining("451 Try again later") as string,
    });
    expect(next?.getTime()).toBeGreaterThanOrEqual(world.clock.now().getTime() + seconds(1));
    expect(next?.getTime()).toBeLessThanOrEqual(world.clock.now().getTime() + seconds(10));

    expect(await send(world)).toEqual(next);
    expect((await stored(world, id)).attempts).toBe(1);
    await world.mailbox.faults.clear();
    world.clock.set(next ?? "");
    await send(world);
    expect(await stored(world, id)).toMatchObject({ state: "sent", attempts: 2, lastError: null });
    expect(arrived(world)).toEqual([{ messageId: `<${id}@localhost>`, to: ["ada@client.test"] }]);
  });

  test("is asked less and less often, at least every fifteen minutes", async () => {
    const { id } = await queue(world);
    await world.mailbox.faults.add({ kind: "refuse" });
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      const next = await send(world);
      const pause = (next?.getTime() ?? 0) - world.clock.now().getTime();
      expect(pause).toBeLessThanOrEqual(Math.min(minutes(15), seconds(10) * 2 ** (attempt - 1)));
      world.clock.set(next ?? "");
    }
    expect(await stored(world, id)).toMatchObject({ state: "queued", attempts: 12 });
  });

  test("is given up after four hundred attempts, and an admin sees why", async () => {
    const { id } = await queue(world);
    await world.database.db.email.update({ where: { id }, data: { attempts: 399 } });
    await world.mailbox.faults.add({ kind: "temporary" });
    expect(await send(world)).toBeNull();
    expect(await stored(world, id)).toMatchObject({
      state: "failed",
      lastError: expect.stringContaining("451") as string,
    });
  });

  test("does not hold up the mails to others", async () => {
    await world.mailbox.faults.add({ kind: "temporary", match: "ada@client.test" });
    await queue(world);
    const { id } = await queue(world, { dedupe: "bob", to: { address: "bob@client.test" } });
    await send(world);
    expect(await stored(world, id)).toMatchObject({ state: "sent" });
  });
});

describe("a mail that is refused for good", () => {
  test.each([
    ["the recipient", { kind: "refuse-recipient" as const }, "No such mailbox"],
    ["the message", { kind: "refuse-all" as const }, "Message refused"],
  ])("because of %s fails at once with the server's reason", async (_, fault, reason) => {
    const { id } = await queue(world);
    await world.mailbox.faults.add(fault);
    expect(await send(world)).toBeNull();
    expect(await stored(world, id)).toMatchObject({
      state: "failed",
      attempts: 1,
      nextAttemptAt: null,
      lastError: expect.stringContaining(reason) as string,
    });
  });

  test("can be sent again by hand: the same mail with the same Message-ID", async () => {
    const { id } = await queue(world);
    await world.mailbox.faults.add({ kind: "refuse-all", times: 1 });
    await send(world);
    await retryEmail(world.ctx, { id });
    await send(world);
    expect(await stored(world, id)).toMatchObject({ state: "sent", attempts: 1 });
    expect(arrived(world)).toEqual([{ messageId: `<${id}@localhost>`, to: ["ada@client.test"] }]);
  });

  test("fails alone when it cannot be written, has no template or has nothing left to say", async () => {
    const ids: string[] = [];
    for (const template of ["broken", "unheard-of", "obsolete", "password-reset"]) {
      ids.push((await queue(world, { template, dedupe: template })).id);
    }
    await send(world);
    const rows = await Promise.all(ids.map((id) => stored(world, id)));
    expect(rows.map(({ state, lastError }) => [state, lastError])).toEqual([
      ["failed", "This mail could not be written. The server's log says why."],
      ["failed", 'There is no mail named "unheard-of".'],
      ["failed", "The invoice was void before this mail went out."],
      ["sent", null],
    ]);
  });
});

describe("sending again by hand", () => {
  test("is refused once the mail was sent", async () => {
    const { id } = await queue(world);
    await send(world);
    await expect(retryEmail(world.ctx, { id })).rejects.toThrow(EmailNotRetryable);
  });

  test("makes a mail that waits due at once", async () => {
    const { id } = await queue(world);
    await world.mailbox.faults.add({ kind: "temporary", times: 1 });
    await send(world);
    await retryEmail(world.ctx, { id });
    await send(world);
    expect(await stored(world, id)).toMatchObject({ state: "sent" });
  });

  test("knows no mail of another organization", async () => {
    const { id } = await queue(world);
    const foreigner = await world.foreigner();
    await expect(retryEmail(foreigner, { id })).rejects.toThrow(NotFound);
    await expect(retryEmail(foreigner, { id: "unknown" })).rejects.toThrow(NotFound);
  });
});

test("a mail is composed for the organization it belongs to, when it is sent", async () => {
  await queue(world);
  const seen: unknown[] = [];
  const compose = composers["password-reset"];
  await sendDueMails(world.systemCtx, {
    "password-reset": async (ctx, email) => {
      seen.push(ctx.actor, email.props);
      if (!compose) throw new Error("There is no such composer.");
      return compose(ctx, email);
    },
  });
  expect(seen).toEqual([{ kind: "system", organizationId: world.organizationId }, { userId: "u-1" }]);
});
