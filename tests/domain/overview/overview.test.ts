import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listInvoices, markUncollectible, voidInvoice } from "#domain/invoices";
import { balancesOfClients, findAttention, summarizeMoney } from "#domain/overview";
import { recordPayment } from "#domain/payments";
import { days } from "#lib/duration";
import { makeClient, makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  // Half past midnight on the first of March in Vienna, still February in UTC.
  world = await createWorld({ now: "2026-02-28T23:30:00Z" });
});
afterEach(() => world.close());

const lines = (unitAmount: number) => [{ description: "Work", quantity: "1", unitAmount }];
const summarize = (ctx = world.ctx) => summarizeMoney(ctx, { monthCount: 3 });

async function pay(invoiceId: string, amount: bigint, receivedOn: string) {
  return recordPayment(world.ctx, { id: invoiceId, amount, receivedOn });
}

describe("what is owed", () => {
  test("is zero in the organization's own currency when there is nothing", async () => {
    expect(await summarize()).toEqual([
      {
        currency: "EUR",
        owed: 0n,
        owedCount: 0,
        overdue: 0n,
        overdueCount: 0,
        owedByAge: ["not-due", "0-30", "31-60", "61-90", "over-90"].map((age) => ({
          age,
          amount: 0n,
          count: 0,
        })),
        received: [
          { firstDay: "2026-01-01", amount: 0n },
          { firstDay: "2026-02-01", amount: 0n },
          { firstDay: "2026-03-01", amount: 0n },
        ],
        receivedByThisDay: 0n,
      },
    ]);
  });

  test("adds up what is still due of open invoices, each currency by itself", async () => {
    const { clientId, id } = await makeOpenInvoice(world.ctx, { lines: lines(10_000) });
    await pay(id, 2_500n, "2026-03-01");
    await makeOpenInvoice(world.ctx, { clientId, lines: lines(300) });
    await makeOpenInvoice(world.ctx, { clientId, currency: "JPY", lines: lines(70_000) });
    await makeDraft(world.ctx, { clientId, lines: lines(99_999) });
    const summary = await summarize();
    expect(summary.map(({ currency, owed, owedCount }) => [currency, owed, owedCount])).toEqual([
      ["EUR", 7_800n, 2],
      ["JPY", 70_000n, 1],
    ]);
  });

  test("leaves out what is void or given up", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const other = await makeOpenInvoice(world.ctx);
    await voidInvoice(world.ctx, { id });
    await markUncollectible(world.ctx, { id: other.id });
    expect(await summarize()).toMatchObject([{ owed: 0n, owedCount: 0 }]);
  });

  test("is overdue from the day after the due date on, as the organization's clocks count", async () => {
    await makeOpenInvoice(world.ctx, { netDays: 1 });
    world.clock.set("2026-03-02T22:59:00Z");
    expect(await summarize()).toMatchObject([{ owed: 10_000n, overdue: 0n, overdueCount: 0 }]);
    world.clock.set("2026-03-02T23:01:00Z");
    expect(await summarize()).toMatchObject([{ owed: 10_000n, overdue: 10_000n, overdueCount: 1 }]);
  });

  test("falls apart by age, each invoice into one of them, at the very edges too", async () => {
    const { clientId } = await makeOpenInvoice(world.ctx, { lines: lines(1), dueOn: "2026-03-05" });
    for (const [unitAmount, dueOn] of [
      [20, "2026-03-01"],
      [300, "2026-03-31"],
      [4_000, "2026-04-01"],
      [50_000, "2026-04-30"],
      [600_000, "2026-05-01"],
    ] as const)
      await makeOpenInvoice(world.ctx, { clientId, lines: lines(unitAmount), dueOn });
    // 90 days after the first of March.
    world.clock.set("2026-05-30T10:00:00Z");
    const [later] = await summarize();
    expect(later?.owedByAge).toEqual([
      { age: "not-due", amount: 0n, count: 0 },
      { age: "0-30", amount: 650_000n, count: 2 },
      { age: "31-60", amount: 4_300n, count: 2 },
      { age: "61-90", amount: 21n, count: 2 },
      { age: "over-90", amount: 0n, count: 0 },
    ]);
    expect(later?.owedByAge.reduce((sum, { amount }) => sum + amount, 0n)).toBe(later?.owed);
    world.clock.set("2026-05-31T10:00:00Z");
    expect((await summarize())[0]?.owedByAge.map(({ amount }) => amount)).toEqual([
      ...[0n, 600_000n, 54_000n, 301n, 20n],
    ]);
    for (const [age, count] of [
      ["0-30", 1],
      ["31-60", 2],
      ["61-90", 2],
      ["over-90", 1],
    ] as const)
      expect((await listInvoices(world.ctx, { age })).items, age).toHaveLength(count);
  });

  test("is not overdue while a payment is on its way", async () => {
    const { id, clientId } = await makeOpenInvoice(world.ctx, { netDays: 0 });
    world.clock.advance(days(3));
    await world.database.db.payment.create({
      data: {
        id: "processing",
        organizationId: world.organizationId,
        invoiceId: id,
        clientId,
        source: "stripe",
        state: "processing",
        amount: 10_000n,
        currency: "EUR",
        createdAt: world.clock.now(),
      },
    });
    expect(await summarize()).toMatchObject([{ owed: 10_000n, overdue: 0n, overdueCount: 0 }]);
    expect(await findAttention(world.ctx)).toMatchObject({ processingPayments: 1 });
  });

  test("is each organization's own", async () => {
    await makeOpenInvoice(world.ctx);
    expect(await summarize(await world.foreigner())).toMatchObject([{ owed: 0n, owedCount: 0 }]);
  });
});

describe("what was received", () => {
  test("falls into the month that the organization's clocks say", async () => {
    const { id } = await makeOpenInvoice(world.ctx, { lines: lines(100_000) });
    await pay(id, 1n, "2025-12-31");
    await pay(id, 20n, "2026-01-01");
    await pay(id, 300n, "2026-01-31");
    await pay(id, 4_000n, "2026-02-28");
    await pay(id, 50_000n, "2026-03-01");
    const [euro] = await summarize();
    expect(euro?.received.map(({ amount }) => amount)).toEqual([320n, 4_000n, 50_000n]);
  });

  test("spans the turn of the year", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await pay(id, 700n, "2025-11-30");
    await pay(id, 80n, "2025-12-01");
    const [euro] = await summarizeMoney(world.ctx, { monthCount: 5 });
    expect(euro?.received.map(({ firstDay, amount }) => [firstDay, amount])).toEqual([
      ["2025-11-01", 700n],
      ["2025-12-01", 80n],
      ["2026-01-01", 0n],
      ["2026-02-01", 0n],
      ["2026-03-01", 0n],
    ]);
  });

  test("shows a currency that was only received", async () => {
    const { id } = await makeOpenInvoice(world.ctx, { currency: "USD" });
    await pay(id, 10_000n, "2026-03-01");
    expect((await summarize()).map(({ currency, owed }) => [currency, owed])).toEqual([
      ["EUR", 0n],
      ["USD", 0n],
    ]);
  });
});

describe("this month against the last", () => {
  test.each([
    ["2026-03-01T10:00:00Z", 1n],
    ["2026-03-15T10:00:00Z", 321n],
    // As many days as the month before has.
    ["2026-03-31T10:00:00Z", 4_321n],
  ])("at %s counts what had come in after as many days", async (now, expected) => {
    world.clock.set(now);
    const { id } = await makeOpenInvoice(world.ctx, { lines: lines(100_000) });
    for (const [amount, receivedOn] of [
      [50_000n, "2026-01-31"],
      [1n, "2026-02-01"],
      [20n, "2026-02-02"],
      [300n, "2026-02-15"],
      [4_000n, "2026-02-28"],
      [60_000n, "2026-03-01"],
    ] as const)
      await pay(id, amount, receivedOn);
    expect((await summarize())[0]?.receivedByThisDay).toBe(expected);
  });
});

describe("how clients stand", () => {
  test("is what they owe and what they have to their credit, per currency", async () => {
    const [ada, bob] = [await makeClient(world.ctx), await makeClient(world.ctx)];
    const { id } = await makeOpenInvoice(world.ctx, { clientId: ada.id });
    await pay(id, 10_500n, "2026-03-01");
    await makeOpenInvoice(world.ctx, { clientId: ada.id, currency: "USD", lines: lines(40) });
    const clientIds = [ada.id, bob.id];
    expect(Object.fromEntries(await balancesOfClients(world.ctx, { clientIds }))).toEqual({
      [ada.id]: {
        owed: [{ currency: "USD", amount: 40n }],
        credit: [{ currency: "EUR", amount: 500n }],
      },
      [bob.id]: { owed: [], credit: [] },
    });
  });

  test("is nothing for another organization and for nobody", async () => {
    const { clientId } = await makeOpenInvoice(world.ctx);
    const foreigner = await world.foreigner();
    expect(await balancesOfClients(foreigner, { clientIds: [clientId] })).toEqual(
      new Map([[clientId, { owed: [], credit: [] }]]),
    );
    expect(await balancesOfClients(world.ctx, { clientIds: [] })).toEqual(new Map());
  });
});
