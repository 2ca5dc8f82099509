import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deleteInvoice, markUncollectible, voidInvoice } from "#domain/invoices";
import { summarizeMoney } from "#domain/overview";
import { recordPayment, reversePayment } from "#domain/payments";
import { proveTotals } from "#domain/totals";
import { Prisma } from "#platform/db";
import { makeClient, makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-10T09:00:00Z" });
});
afterEach(() => world.close());

const prove = () => proveTotals(world.systemCtx);
const owed = () => world.database.db.owedTotal.findMany({ orderBy: [{ currency: "asc" }, { dueOn: "asc" }] });
const received = () => world.database.db.receivedTotal.findMany({ orderBy: { slotAt: "asc" } });

describe("the totals of what is owed", () => {
  test("follow an invoice from its draft to its end", async () => {
    const draft = await makeDraft(world.ctx);
    expect(await owed()).toEqual([]);
    await deleteInvoice(world.ctx, { id: draft.id });
    const { id } = await makeOpenInvoice(world.ctx, { dueOn: "2026-04-01" });
    expect(await owed()).toMatchObject([{ currency: "EUR", dueOn: "2026-04-01", amount: 10_000n, count: 1 }]);
    const payment = await recordPayment(world.ctx, { id, amount: 4_000n });
    expect(await owed()).toMatchObject([{ amount: 6_000n, count: 1 }]);
    await recordPayment(world.ctx, { id, amount: 6_000n });
    expect(await owed()).toEqual([]);
    await reversePayment(world.ctx, { id: payment.id });
    expect(await owed()).toMatchObject([{ amount: 4_000n, count: 1 }]);
    await markUncollectible(world.ctx, { id });
    expect(await owed()).toEqual([]);
    expect(await prove()).toEqual([]);
  });

  test("are one per organization, currency and due date, and go when nothing is left of them", async () => {
    await makeOpenInvoice(world.ctx, { dueOn: "2026-04-01" });
    const second = await makeOpenInvoice(world.ctx, { dueOn: "2026-04-01" });
    await makeOpenInvoice(world.ctx, { dueOn: "2026-04-01", currency: "USD" });
    const third = await makeOpenInvoice(world.ctx, { dueOn: "2026-04-02" });
    await makeOpenInvoice(await world.foreigner(), { dueOn: "2026-04-01" });
    await voidInvoice(world.ctx, { id: third.id });
    const mine = (await owed()).filter(({ organizationId }) => organizationId === world.organizationId);
    expect(mine.map(({ currency, dueOn, amount, count }) => [currency, dueOn, amount, count])).toEqual([
      ["EUR", "2026-04-01", 20_000n, 2],
      ["USD", "2026-04-01", 10_000n, 1],
    ]);
    await recordPayment(world.ctx, { id: second.id, amount: 10_000n });
    expect(await owed()).toMatchObject([{ amount: 10_000n, count: 1 }, {}, {}]);
    expect(await prove()).toEqual([]);
  });

  test("do not follow what a failed transaction wrote", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    await expect(
      recordPayment(world.ctx, { id, amount: 10_000n, receivedOn: "2026-03-11" }),
    ).rejects.toThrow();
    expect(await owed()).toMatchObject([{ amount: 10_000n }]);
  });
});

describe("the totals of what came in", () => {
  test("follow payments, and lose one that is undone", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const payment = await recordPayment(world.ctx, { id, amount: 2_500n });
    await recordPayment(world.ctx, { id, amount: 500n });
    expect(await received()).toMatchObject([{ currency: "EUR", amount: 3_000n, count: 2 }]);
    await reversePayment(world.ctx, { id: payment.id });
    expect(await received()).toMatchObject([{ amount: 500n, count: 1 }]);
    expect(await prove()).toEqual([]);
  });

  test.each(["Asia/Kathmandu", "Australia/Adelaide", "America/St_Johns", "Pacific/Chatham", "UTC"])(
    "fall into the months as they begin in %s",
    async (timeZone) => {
      const { id } = await makeOpenInvoice(world.ctx, {
        lines: [{ description: "Work", quantity: "1", unitAmount: 100_000 }],
      });
      await world.database.db.organization.updateMany({ data: { timeZone } });
      await recordPayment(world.ctx, { id, amount: 30n, receivedOn: "2026-02-28" });
      await recordPayment(world.ctx, { id, amount: 400n, receivedOn: "2026-03-01" });
      const [summary] = await summarizeMoney(world.ctx, { monthCount: 2 });
      expect(summary?.received.map(({ amount }) => amount)).toEqual([30n, 400n]);
    },
  );
});

test("an upgrade fills the totals from the invoices and payments that are there", async () => {
  const { id } = await makeOpenInvoice(world.ctx, { dueOn: "2026-04-01" });
  await recordPayment(world.ctx, { id, amount: 2_500n });
  await makeOpenInvoice(world.ctx, { currency: "JPY", dueOn: "2026-05-01" });
  await makeDraft(world.ctx);
  const before = { owed: await owed(), received: await received() };
  const { db } = world.database;
  await db.owedTotal.deleteMany();
  await db.receivedTotal.deleteMany();
  const migration = readFileSync("prisma/migrations/20261124030000_bounces/migration.sql", "utf8");
  // Those inside triggers are indented.
  const fills = migration.match(/^INSERT INTO "(owed|received)_totals"[^;]+;/gm) ?? [];
  expect(fills).toHaveLength(2);
  for (const fill of fills) await db.$executeRaw(Prisma.raw(fill));
  expect({ owed: await owed(), received: await received() }).toEqual(before);
  expect(await prove()).toEqual([]);
});

describe("the proof", () => {
  test("tells totals that are wrong, missing or too many", async () => {
    const { id } = await makeOpenInvoice(world.ctx, { dueOn: "2026-04-01" });
    await recordPayment(world.ctx, { id, amount: 2_500n });
    const { db } = world.database;
    await db.owedTotal.updateMany({ data: { amount: 1n } });
    await db.receivedTotal.deleteMany();
    await db.owedTotal.create({
      data: { organizationId: "nobody", currency: "USD", dueOn: "2026-01-01", amount: 5n, count: 1 },
    });
    expect(await prove()).toEqual([
      "What is owed in EUR and due on 2026-04-01 is kept as 1 and should be 7500.",
      "What is owed in USD and due on 2026-01-01 is kept as 5 and should be 0.",
      expect.stringMatching(/^What came in in EUR from 2026-\S+ on is kept as 0 and should be 2500\.$/),
    ]);
  });
});

test("the proof goes over many payments in stretches, and over each of them once", async () => {
  const { id: clientId } = await makeClient(world.ctx);
  const { db } = world.database;
  const now = world.clock.now().getTime();
  await db.$executeRaw(Prisma.sql`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
    INSERT INTO payments(id, organization_id, client_id, source, state, amount, currency, received_at, created_at)
    SELECT 'p-' || i, ${world.organizationId}, ${clientId}, 'offline', 'succeeded', i, 'EUR', ${now} - i * 70000, ${now}
    FROM n`);
  expect(await prove()).toEqual([]);
  const slots = await received();
  for (const slot of [slots[0], slots.at(-1), slots[Math.floor(slots.length / 2)]])
    await db.receivedTotal.updateMany({
      where: { slotAt: slot?.slotAt ?? new Date(now) },
      data: { amount: 1n },
    });
  expect(await prove()).toHaveLength(3);
});

test("the overview's sums go over no invoices and no payments", async () => {
  const plan = async (sql: Prisma.Sql) => {
    const rows = await world.database.db.$queryRaw<{ detail: string }[]>(
      Prisma.sql`EXPLAIN QUERY PLAN ${sql}`,
    );
    return rows.map(({ detail }) => detail).join("\n");
  };
  const owedPlan = await plan(Prisma.sql`SELECT sum(amount) FROM owed_totals WHERE organization_id = 'x'`);
  expect(owedPlan).toMatch(/SEARCH owed_totals USING INDEX/);
  const receivedPlan = await plan(Prisma.sql`
    SELECT currency, sum(amount) FROM received_totals
    WHERE organization_id = 'x' AND slot_at >= 1 AND slot_at < 2 GROUP BY currency`);
  expect(receivedPlan).toMatch(
    /SEARCH received_totals USING INDEX \S+ \(organization_id=\? AND slot_at>\? AND slot_at<\?\)/,
  );
});
