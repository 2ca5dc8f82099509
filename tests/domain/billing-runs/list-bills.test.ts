import { expect, test } from "vitest";
import { earlierLines, listBills, listBillingRuns, runBilling, startBilling } from "#domain/billing-runs";
import { deleteInvoice, getInvoice, issueInvoice } from "#domain/invoices";
import { NotFound } from "#lib/errors";
import { createMeteredWorld } from "./metered-world.ts";

async function threeMonths() {
  const world = await createMeteredWorld();
  const plan = await world.plan([(await world.price()).id]);
  world.goTo("2026-03-15T00:00:00+01:00");
  await world.use("1", "2026-01-15T12:00:00Z");
  world.goTo("2026-04-01T00:00:00+02:00");
  await runBilling(world.ctx);
  return { world, planId: plan.id };
}

test("a plan's bills are listed newest first, a page at a time, also those that charged nothing", async () => {
  const { world, planId } = await threeMonths();
  const first = await listBills(world.ctx, { planId, limit: 2 });
  const second = await listBills(world.ctx, { planId, limit: 2, cursor: first.nextCursor });
  expect([...first.items, ...second.items]).toMatchObject([
    { billedUntil: "2026-04-01", invoice: null },
    { billedUntil: "2026-03-01", invoice: null },
    { billedUntil: "2026-02-01", state: "finished", invoice: { number: null, currency: "EUR", total: 10n } },
  ]);
  expect(second.nextCursor).toBeNull();
});

test("a bill whose draft was deleted is listed as taken back", async () => {
  const { world, planId } = await threeMonths();
  const [invoice] = await world.invoices();
  await deleteInvoice(world.ctx, { id: String(invoice?.id) });
  const { items } = await listBills(world.ctx, { planId });
  expect(items.at(-1)).toMatchObject({
    billedUntil: "2026-02-01",
    invoice: null,
    releasedAt: world.clock.now(),
  });
});

test("bills of another organization are not listed", async () => {
  const { world, planId } = await threeMonths();
  expect(await listBills(await world.foreigner(), { planId })).toEqual({ items: [], nextCursor: null });
});

test("a run that is started is done by a job, once", async () => {
  const world = await createMeteredWorld();
  await world.plan([(await world.price()).id]);
  world.goTo("2026-02-01T00:00:00+01:00");
  await world.use("3", "2026-01-15T12:00:00Z");
  const { id } = await startBilling(world.ctx);
  expect((await listBillingRuns(world.ctx)).items).toMatchObject([{ id, state: "waiting", billed: 0 }]);
  expect(await world.invoices()).toEqual([]);
  await world.settle();
  await world.settle();
  expect((await listBillingRuns(world.ctx)).items).toMatchObject([{ id, state: "done" }]);
  expect(await world.invoices()).toMatchObject([{ total: 30n }]);
});

test("a run names the invoices that were made while it went on, and no others", async () => {
  const world = await createMeteredWorld();
  await world.plan([(await world.price()).id]);
  world.goTo("2026-02-01T00:00:00+01:00");
  await world.use("3", "2026-01-15T12:00:00Z");
  await runBilling(world.ctx);
  world.goTo("2026-03-01T00:00:00+01:00");
  await world.use("3", "2026-02-15T12:00:00Z");
  await runBilling(world.ctx);
  await runBilling(world.ctx);
  const [january, february] = await world.invoices();
  const runs = (await listBillingRuns(world.ctx)).items.map(({ invoices }) => invoices.map(({ id }) => id));
  expect(runs).toEqual([[], [february?.id], [january?.id]]);
});

test("an adjustment names the lines that it follows, and only its own organization is told", async () => {
  const world = await createMeteredWorld();
  await world.plan([(await world.price()).id]);
  world.goTo("2026-02-01T00:00:00+01:00");
  await world.use("3", "2026-01-15T12:00:00Z");
  const [january] = (await runBilling(world.ctx)).invoices;
  await issueInvoice(world.ctx, { id: String(january?.id) });
  await world.use("2", "2026-01-16T12:00:00Z");
  world.goTo("2026-03-01T00:00:00+01:00");
  const [february] = (await runBilling(world.ctx)).invoices;
  const lineOf = async (id: string | null | undefined) =>
    String((await getInvoice(world.ctx, { id: String(id) })).lines[0]?.id);
  const lineId = await lineOf(february?.id);
  expect(await earlierLines(world.ctx, { lineId })).toEqual([
    {
      ...{ invoiceId: january?.id, invoiceNumber: "INV-0001" },
      ...{ lineId: await lineOf(january?.id), amount: 30n },
    },
  ]);
  expect(await earlierLines(world.ctx, { lineId: await lineOf(january?.id) })).toEqual([]);
  await expect(earlierLines(await world.foreigner(), { lineId })).rejects.toThrow(NotFound);
});
