import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { updateClient } from "#domain/clients";
import { listInvoices, markUncollectible, voidInvoice } from "#domain/invoices";
import { newId } from "#lib/ids";
import { makeClient, makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-02T09:00:00Z" });
});
afterEach(() => world.close());

type Query = NonNullable<Parameters<typeof listInvoices>[1]>;

async function numbersOf(query: Query = {}) {
  return (await listInvoices(world.ctx, query)).items.map(({ number }) => number);
}

const priced = (unitAmount: number) => ({ lines: [{ description: "Thing", quantity: "1", unitAmount }] });

describe("the list of invoices", () => {
  test("shows the newest first, with what a list needs", async () => {
    const client = await makeClient(world.ctx);
    await makeOpenInvoice(world.ctx, { clientId: client.id });
    world.clock.advance(60_000);
    await makeDraft(world.ctx, { clientId: client.id });
    const { items } = await listInvoices(world.ctx);
    expect(items).toMatchObject([
      { number: null, status: "draft", client: { name: "Ada Lovelace Ltd" }, delivery: { state: "none" } },
      { number: "INV-0001", status: "open", amountDue: 10000n },
    ]);
  });

  test("filters by status, payment status and client", async () => {
    const [one, two] = [await makeClient(world.ctx), await makeClient(world.ctx)];
    await makeDraft(world.ctx, { clientId: one.id });
    await makeOpenInvoice(world.ctx, { clientId: one.id });
    await voidInvoice(world.ctx, { id: (await makeOpenInvoice(world.ctx, { clientId: two.id })).id });
    await makeOpenInvoice(world.ctx, { clientId: two.id, ...priced(0) });
    expect(await numbersOf({ status: "draft" })).toEqual([null]);
    expect(await numbersOf({ status: "open" })).toEqual(["INV-0001"]);
    expect(await numbersOf({ status: "void" })).toEqual(["INV-0002"]);
    expect(await numbersOf({ paymentStatus: "paid" })).toEqual(["INV-0003"]);
    expect((await numbersOf({ clientId: two.id })).sort()).toEqual(["INV-0002", "INV-0003"]);
    expect(await numbersOf({ clientId: two.id, status: "open" })).toEqual([]);
  });

  test("knows what is overdue as the invoice itself does", async () => {
    const client = await makeClient(world.ctx);
    const due = (dueOn: string) => makeOpenInvoice(world.ctx, { clientId: client.id, dueOn });
    await due("2026-03-05");
    await due("2026-03-06");
    const processing = await due("2026-03-02");
    const lost = await due("2026-03-02");
    await markUncollectible(world.ctx, { id: lost.id });
    await world.database.db.payment.create({
      data: {
        id: newId(),
        organizationId: world.organizationId,
        invoiceId: processing.id,
        source: "stripe",
        state: "processing",
        amount: 100n,
        currency: "EUR",
        createdAt: world.clock.now(),
      },
    });
    world.clock.set("2026-03-06T09:00:00Z");
    expect(await numbersOf({ overdue: true })).toEqual(["INV-0001"]);
    expect((await numbersOf({ overdue: false })).sort()).toEqual(["INV-0002", "INV-0003", "INV-0004"]);
    const flagged = (await listInvoices(world.ctx)).items.filter(({ isOverdue }) => isOverdue);
    expect(flagged.map(({ number }) => number)).toEqual(["INV-0001"]);
  });

  test("finds numbers and clients, also by a name that the client got later", async () => {
    const client = await makeClient(world.ctx, { name: "Łódź Söhne" });
    await makeOpenInvoice(world.ctx, { clientId: client.id });
    await makeOpenInvoice(world.ctx);
    expect(await numbersOf({ search: "inv-0002" })).toEqual(["INV-0002"]);
    expect(await numbersOf({ search: "sohne 0001" })).toEqual(["INV-0001"]);
    await updateClient(world.ctx, { id: client.id, name: "Renamed" });
    expect(await numbersOf({ search: "renamed" })).toEqual(["INV-0001"]);
    expect(await numbersOf({ search: "lodz" })).toEqual(["INV-0001"]);
    expect(await numbersOf({ search: "%" })).toEqual([]);
  });

  test.each([
    ["number", ["INV-0001", "INV-0002", "INV-0003"]],
    ["-number", ["INV-0003", "INV-0002", "INV-0001"]],
    ["dueOn", ["INV-0002", "INV-0003", "INV-0001"]],
    ["-dueOn", ["INV-0001", "INV-0003", "INV-0002"]],
    ["total", ["INV-0003", "INV-0001", "INV-0002"]],
    ["-total", ["INV-0002", "INV-0001", "INV-0003"]],
    ["createdAt", ["INV-0001", "INV-0002", "INV-0003"]],
    ["-createdAt", ["INV-0003", "INV-0002", "INV-0001"]],
  ] as const)("can be ordered by %s, in pages of one as in one page", async (sort, expected) => {
    const client = await makeClient(world.ctx);
    for (const [dueOn, amount] of [
      ["2026-05-01", 200],
      ["2026-03-10", 300],
      ["2026-04-01", 100],
    ] as const) {
      await makeOpenInvoice(world.ctx, { clientId: client.id, dueOn, ...priced(amount) });
      world.clock.advance(1000);
    }
    expect(await numbersOf({ sort })).toEqual(expected);
    const seen: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const page = await listInvoices(world.ctx, { sort, cursor, limit: 1 });
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(expected);
  });

  test.each(["dueOn", "-dueOn", "number", "-number", "total"] as const)(
    "by %s misses no draft that has no such value yet",
    async (sort) => {
      const client = await makeClient(world.ctx);
      for (let index = 0; index < 5; index += 1) await makeDraft(world.ctx, { clientId: client.id });
      await makeOpenInvoice(world.ctx, { clientId: client.id });
      const seen = new Set<string>();
      let cursor: string | null = null;
      do {
        const page = await listInvoices(world.ctx, { sort, cursor, limit: 2 });
        for (const { id } of page.items) seen.add(id);
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen.size).toBe(6);
    },
  );

  test("shows no other organization's invoices", async () => {
    const { client, id } = await makeOpenInvoice(world.ctx);
    const foreigner = await world.foreigner();
    expect((await listInvoices(foreigner)).items).toEqual([]);
    expect((await listInvoices(foreigner, { clientId: client.id })).items).toEqual([]);
    expect((await listInvoices(foreigner, { search: "INV" })).items.map((item) => item.id)).not.toContain(id);
  });

  test.each([
    [{ status: "lost" }, "status"],
    [{ paymentStatus: "lost" }, "paymentStatus"],
    [{ sort: "color" }, "sort"],
    [{ cursor: "nonsense" }, "cursor"],
    [{ limit: 1000 }, "limit"],
    [{ page: 2 }, "page"],
  ])("refuses %j with a sentence", async (query, path) => {
    await expect(listInvoices(world.ctx, query as Query)).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path }],
    });
  });
});
