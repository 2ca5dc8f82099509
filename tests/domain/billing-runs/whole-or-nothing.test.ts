import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { runBilling } from "#domain/billing-runs";
import { createMeter } from "#domain/meters";
import { getUsagePlan } from "#domain/usage-plans";
import { cancelEvent, ingestUsage, proveUsage } from "#domain/usage";
import { importUpload, undoUpload } from "#domain/usage-uploads";
import { createMeteredWorld, type MeteredWorld } from "./metered-world.ts";

/** Lets no row into the table while the work is done, as a disk that is full just then. */
async function withoutRoomIn(world: MeteredWorld, table: string, work: () => Promise<unknown>) {
  const raw = new Database(world.databasePath);
  onTestFinished(() => void raw.close());
  raw.exec(`CREATE TRIGGER no_room BEFORE INSERT ON "${table}" BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  // A trigger's refusal is a foreign key's to Prisma.
  await expect(work(), table).rejects.toThrow(/no room|constraint violated/);
  raw.exec("DROP TRIGGER no_room");
}

/** How many rows there are of everything that usage and its bills write. */
async function countRows({ database: { db } }: MeteredWorld): Promise<number[]> {
  return Promise.all([
    db.usageEvent.count(),
    db.usageTotal.count(),
    db.usageUnique.count(),
    db.usageUpload.count(),
    db.usageBill.count(),
    db.usageClaim.count(),
    db.invoice.count(),
    db.invoiceLine.count(),
    db.ledgerEntry.count(),
    db.email.count(),
    db.activity.count(),
  ]);
}

test("of a bill that cannot be written whole there is nothing, and the next run makes it", async () => {
  const world = await createMeteredWorld();
  const { id } = await world.plan([(await world.price()).id]);
  world.goTo("2026-02-01T00:00:00+01:00");
  await world.use("8", "2026-01-15T12:00:00Z");
  for (const table of ["usage_claims", "usage_bills", "invoice_lines"]) {
    const [plan, rows] = [await getUsagePlan(world.ctx, { id }), await countRows(world)];
    await withoutRoomIn(world, table, () => runBilling(world.ctx));
    // That somebody asked for a run stays on record.
    rows[rows.length - 1] = Number(rows.at(-1)) + 1;
    expect(await countRows(world), table).toEqual(rows);
    expect(await getUsagePlan(world.ctx, { id })).toEqual(plan);
  }
  expect((await runBilling(world.ctx)).invoices).toMatchObject([{ total: 80n }]);
  expect(await world.prove()).toEqual([]);
});

test.each(["ledger_entries", "ledger_postings", "emails"])(
  "a bill that finds no room in %s stays a draft with its claims, and goes out later",
  async (table) => {
    const world = await createMeteredWorld();
    await world.plan([(await world.price()).id], { finish: "send" });
    world.goTo("2026-02-01T00:00:00+01:00");
    await world.use("8", "2026-01-15T12:00:00Z");
    await withoutRoomIn(world, table, () => runBilling(world.ctx));
    expect(await world.invoices()).toMatchObject([{ status: "draft", number: null, total: 80n }]);
    expect(await world.database.db.ledgerEntry.count()).toBe(0);
    await world.settle();
    expect(await world.invoices()).toMatchObject([{ status: "open", number: "INV-0001", total: 80n }]);
    expect(await world.claims()).toHaveLength(1);
    expect(world.mailbox.messages()).toHaveLength(1);
    expect(await world.prove()).toEqual([]);
  },
);

test("events that cannot be counted are not kept, and sent again they count once", async () => {
  const world = await createMeteredWorld();
  const users = { key: "users", name: "Users", unit: "users" };
  await createMeter(world.ctx, { ...users, aggregation: "unique", uniqueProperty: "user" });
  const properties = { user: "ada" };
  const events = ["calls", "users"].map((meter) => ({
    ...{ id: `${meter}-1`, meter, client: world.client.id, at: "2026-01-01T00:00:00Z", properties },
  }));
  world.goTo("2026-01-02T00:00:00+01:00");
  const rows = await countRows(world);
  for (const table of ["usage_totals", "usage_uniques"])
    await withoutRoomIn(world, table, () => ingestUsage(world.ctx, events));
  expect(await countRows(world)).toEqual(rows);
  expect(await ingestUsage(world.ctx, events)).toMatchObject([
    { status: "accepted" },
    { status: "accepted" },
  ]);
  expect(await proveUsage(world.systemCtx)).toEqual([]);
});

test("a taking back, a table and its undoing are written whole or not at all", async () => {
  const world = await createMeteredWorld();
  world.goTo("2026-01-20T00:00:00+01:00");
  const source = { text: `client,meter,at\n${world.client.id},calls,2026-01-02\n` };
  const load = () => importUpload(world.ctx, { fileName: "january.csv", source });
  await withoutRoomIn(world, "activity", load);
  expect(await world.database.db.usageEvent.count()).toBe(0);
  const { id } = await load();
  const eventId = await world.use("3", "2026-01-10T12:00:00Z");
  const rows = await countRows(world);
  for (const table of ["usage_totals", "activity"]) {
    await withoutRoomIn(world, table, () => cancelEvent(world.ctx, { eventId }));
    await withoutRoomIn(world, table, () => undoUpload(world.ctx, { id }));
  }
  expect(await countRows(world)).toEqual(rows);
  expect(await undoUpload(world.ctx, { id })).toEqual({ takenBack: 1 });
  expect(await proveUsage(world.systemCtx)).toEqual([]);
});
