import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listEmails, queueEmail } from "#domain/delivery";
import { inTransaction } from "#platform/context";
import { createMailer } from "#platform/mail";
import { createWorld, type World } from "../../world.ts";
import { queue, send, stored, toAda } from "./mails.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

describe("a mail is written down", () => {
  test("in its cause's transaction, and vanishes with it", async () => {
    const failing = inTransaction(world.ctx, async (tx) => {
      await queueEmail(tx, toAda);
      throw new Error("the cause failed");
    });
    await expect(failing).rejects.toThrow("the cause failed");
    expect(await world.database.db.email.count()).toBe(0);
    expect(world.wakes).toEqual([]);
  });

  test("once per dedupe, however often it is queued, also in parallel", async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => queue(world)));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    await send(world);
    expect((await queue(world)).id).toBe(ids[0]?.id);
    await send(world);
    expect(world.mailbox.messages()).toHaveLength(1);
  });

  test("and the sender is woken after the commit", async () => {
    await queue(world);
    expect(world.wakes).toEqual(["emails"]);
  });

  test("with a Message-ID of this site", async () => {
    const { id } = await queue(world);
    expect((await stored(world, id)).messageId).toBe(`<${id}@localhost>`);
  });

  test("with no more than what it was given: no link and no token", async () => {
    const { id } = await queue(world, { props: { linkId: "link-1" } });
    expect((await stored(world, id)).props).toBe('{"linkId":"link-1"}');
  });

  test("for the deployment when it belongs to no organization", async () => {
    const { id } = await queue(world, { organizationId: null });
    expect(await stored(world, id)).toMatchObject({ organizationId: null });
    expect((await listEmails(world.ctx, {})).items).toEqual([]);
    await send(world);
    expect(world.mailbox.messages()).toHaveLength(1);
  });
});

test("without a mail server every mail stays queued and none is tried", async () => {
  const { id } = await queue(world);
  expect(await send(world, { ...world.systemCtx, mail: createMailer(null) })).toBeNull();
  expect(await stored(world, id)).toMatchObject({ state: "queued", attempts: 0, lastError: null });
  await send(world);
  expect(await stored(world, id)).toMatchObject({ state: "sent" });
});

describe("the list of mails", () => {
  test("shows the newest first, page by page, and to its organization alone", async () => {
    for (let number = 1; number <= 5; number += 1) await queue(world, { dedupe: `mail-${number}` });
    const first = await listEmails(world.ctx, { limit: 3 });
    const second = await listEmails(world.ctx, { limit: 3, cursor: first.nextCursor });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual([...ids].sort().reverse());
    expect(new Set(ids).size).toBe(5);
    expect(second.nextCursor).toBeNull();
    expect((await listEmails(await world.foreigner(), {})).items).toEqual([]);
  });

  test("can be asked for a state and for a subject", async () => {
    await queue(world);
    await queue(world, { dedupe: "b", subjectKind: "payment", subjectId: "pay-1" });
    await world.mailbox.faults.add({ kind: "refuse-all", times: 1 });
    await send(world);
    expect((await listEmails(world.ctx, { state: "failed" })).items).toHaveLength(1);
    expect((await listEmails(world.ctx, { state: "queued" })).items).toEqual([]);
    const about = await listEmails(world.ctx, { subjectKind: "payment", subjectId: "pay-1" });
    expect(about.items).toMatchObject([{ subjectId: "pay-1", template: "password-reset" }]);
  });
});
