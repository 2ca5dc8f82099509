import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  carryOutBulkActions,
  chooseInvoices,
  getBulkAction,
  listRefusals,
  NothingChosen,
  startBulkAction,
  TooManyInvoices,
} from "#domain/bulk-actions";
import { voidInvoice } from "#domain/invoices";
import { recordPayment } from "#domain/payments";
import { NotFound } from "#lib/errors";
import { newId } from "#lib/ids";
import { makeClient, makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function start(invoiceIds: readonly string[], over: { id?: string; verb?: "send" | "remind" } = {}) {
  const id = over.id ?? newId();
  await startBulkAction(world.ctx, { verb: "send", ...over, id, invoiceIds: [...invoiceIds] });
  return id;
}

async function openInvoices(count: number): Promise<string[]> {
  const { id: clientId } = await makeClient(world.ctx);
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.push((await makeOpenInvoice(world.ctx, { clientId })).id);
  return ids;
}

const mailsAbout = (id: string) => world.database.db.email.count({ where: { subjectId: id } });

describe("sending many invoices", () => {
  test("sends each of them once, in the name of who asked", async () => {
    const ids = await openInvoices(3);
    const id = await start(ids);
    expect(await getBulkAction(world.ctx, { id })).toMatchObject({ state: "running", done: 0, total: 3 });
    await world.settle();
    expect(await getBulkAction(world.ctx, { id })).toMatchObject({
      ...{ state: "done", done: 3, refused: 0, total: 3 },
      endedAt: world.clock.now(),
    });
    for (const invoiceId of ids) expect(await mailsAbout(invoiceId)).toBe(1);
    expect(world.mailbox.messages()).toHaveLength(3);
    const activity = await world.database.db.activity.findFirst({ where: { verb: "sent" } });
    expect(activity?.actorName).toBe(world.owner.name);
  });

  test("is started once, however often its form is sent", async () => {
    const ids = await openInvoices(2);
    const id = newId();
    await Promise.all([start(ids, { id }), start(ids, { id }), start(ids, { id })]);
    await world.settle();
    await start(ids, { id });
    await world.settle();
    expect(world.mailbox.messages()).toHaveLength(2);
  });

  test("goes on where it was when it is interrupted, and sends nothing twice", async () => {
    const ids = await openInvoices(3);
    const id = await start(ids);
    const { db } = world.database;
    await db.$executeRaw`CREATE TRIGGER stop_here BEFORE UPDATE ON bulk_items WHEN NEW.position = 1
      BEGIN SELECT RAISE(ABORT, 'the machine failed'); END`;
    await expect(carryOutBulkActions(world.systemCtx)).rejects.toThrow();
    expect(await getBulkAction(world.ctx, { id })).toMatchObject({ state: "running", done: 1 });
    expect(await mailsAbout(String(ids[1]))).toBe(0);
    await db.$executeRaw`DROP TRIGGER stop_here`;
    await world.settle();
    expect(await getBulkAction(world.ctx, { id })).toMatchObject({ state: "done", done: 3 });
    for (const invoiceId of ids) expect(await mailsAbout(invoiceId)).toBe(1);
  });

  test("sends each once when several work at it", async () => {
    const ids = await openInvoices(4);
    const id = await start(ids);
    await Promise.all([1, 2, 3].map(() => carryOutBulkActions(world.systemCtx)));
    expect(await getBulkAction(world.ctx, { id })).toMatchObject({ done: 4, refused: 0 });
    for (const invoiceId of ids) expect(await mailsAbout(invoiceId)).toBe(1);
  });

  test("leaves out what cannot be sent, with a sentence for each, in the order they were chosen", async () => {
    const draft = await makeDraft(world.ctx);
    const [open = "", gone = ""] = await openInvoices(2);
    await voidInvoice(world.ctx, { id: gone });
    const theirs = await makeOpenInvoice(await world.foreigner());
    const id = await start([draft.id, open, gone, theirs.id, "nothing"]);
    await world.settle();
    expect(await getBulkAction(world.ctx, { id })).toMatchObject({ state: "done", done: 1, refused: 4 });
    const { items } = await listRefusals(world.ctx, { id });
    expect(items.map(({ invoiceId }) => invoiceId)).toEqual([draft.id, gone, theirs.id, "nothing"]);
    for (const { reason } of items) expect(reason).toMatch(/^[A-Z].+\.$/);
    expect(items[2]).toMatchObject({ number: null, clientName: null });
  });

  test("needs some, and not too many", async () => {
    await expect(start([])).rejects.toThrow(NothingChosen);
    await expect(start(Array.from({ length: 5001 }, (_, index) => `i-${index}`))).rejects.toThrow(
      TooManyInvoices,
    );
    expect(await world.database.db.bulkAction.count()).toBe(0);
  });

  test("is another organization's no more than its invoices are", async () => {
    const id = await start(await openInvoices(1));
    const foreigner = await world.foreigner();
    await expect(getBulkAction(foreigner, { id })).rejects.toThrow(NotFound);
    expect((await listRefusals(foreigner, { id })).items).toEqual([]);
  });
});

test("reminding of many asks those who owe, and leaves out the others with a sentence", async () => {
  const [owed = "", paid = "", unsent = ""] = await openInvoices(3);
  await start([owed, paid]);
  await world.settle();
  await recordPayment(world.ctx, { id: paid, amount: 10_000n });
  const before = await mailsAbout(owed);
  const id = await start([owed, paid, unsent], { verb: "remind" });
  await world.settle();
  expect(await getBulkAction(world.ctx, { id })).toMatchObject({ state: "done", done: 1, refused: 2 });
  expect(await mailsAbout(owed)).toBe(before + 1);
  const again = await start([owed], { verb: "remind" });
  await world.settle();
  expect(await getBulkAction(world.ctx, { id: again })).toMatchObject({ done: 0, refused: 1 });
  expect(await mailsAbout(owed)).toBe(before + 1);
});

test("all that fit a filter are chosen, over all pages", async () => {
  const { id: clientId } = await makeClient(world.ctx, { name: "Bob GmbH" });
  await openInvoices(2);
  for (let count = 0; count < 105; count += 1) await makeDraft(world.ctx, { clientId });
  expect(await chooseInvoices(world.ctx, { status: "draft" })).toHaveLength(105);
  expect(await chooseInvoices(world.ctx, { status: "open" })).toHaveLength(2);
  expect(await chooseInvoices(world.ctx, { ids: [] })).toEqual([]);
});
