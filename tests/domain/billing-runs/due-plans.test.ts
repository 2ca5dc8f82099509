import { expect, test } from "vitest";
import { listBillingRuns, previewBilling, runBilling } from "#domain/billing-runs";
import { deleteInvoice } from "#domain/invoices";
import { endUsagePlan } from "#domain/usage-plans";
import { makeClient } from "../../billing-factories.ts";
import { counted } from "./counted.ts";
import { createMeteredWorld } from "./metered-world.ts";

test("a preview passes over the plans with nothing due in one query, and writes for each of the others", async () => {
  const world = await createMeteredWorld();
  const { id: priceId } = await world.price();
  await world.plan([priceId]);
  for (let index = 0; index < 8; index += 1) {
    const { id: clientId } = await makeClient(world.ctx, { key: `client-${index}`, currency: "EUR" });
    await world.plan([priceId], { clientId, interval: "quarter" });
  }
  world.goTo("2026-01-31T23:59:59.999+01:00");
  await world.use("3", "2026-01-15T12:00:00Z");

  const before = counted(world.ctx);
  expect((await previewBilling(before.ctx)).invoices).toEqual([]);
  expect(before.count).toEqual({ transactions: 0, queries: 1 });

  world.goTo("2026-02-01T00:00:00+01:00");
  const then = counted(world.ctx);
  expect((await previewBilling(then.ctx)).invoices).toMatchObject([{ total: 30n }]);
  expect(then.count).toEqual({ transactions: 1, queries: 1 });
});

test("a run counts the plans that it has something to bill of", async () => {
  const world = await createMeteredWorld();
  const { id: priceId } = await world.price();
  await world.plan([priceId]);
  const { id: clientId } = await makeClient(world.ctx, { key: "later", currency: "EUR" });
  await world.plan([priceId], { clientId, interval: "year" });
  world.goTo("2026-02-01T00:00:00+01:00");
  await world.use("3", "2026-01-15T12:00:00Z");
  await runBilling(world.ctx);
  expect((await listBillingRuns(world.ctx)).items).toMatchObject([{ planned: 1, billed: 1 }]);
});

test("a preview of a day to come finds what will be due by then", async () => {
  const world = await createMeteredWorld();
  await world.plan([(await world.flat()).id], { graceHours: 6 });
  const asOf = (instant: string) => previewBilling(world.ctx, { asOf: new Date(instant) });
  expect((await asOf("2026-02-01T05:59:59+01:00")).invoices).toEqual([]);
  expect((await asOf("2026-02-01T06:00:00+01:00")).invoices).toMatchObject([{ total: 3100n }]);
  expect((await asOf("2026-03-01T06:00:00+01:00")).invoices).toHaveLength(2);
});

test("a bill that was taken back is previewed until it is made again", async () => {
  const world = await createMeteredWorld();
  await world.plan([(await world.price()).id]);
  world.goTo("2026-02-01T00:00:00+01:00");
  await world.use("8", "2026-01-15T12:00:00Z");
  const first = await runBilling(world.ctx);
  expect((await previewBilling(world.ctx)).invoices).toEqual([]);
  await deleteInvoice(world.ctx, { id: String(first.invoices[0]?.id) });
  expect((await previewBilling(world.ctx)).invoices).toMatchObject([{ total: 80n }]);
  await runBilling(world.ctx);
  const again = counted(world.ctx);
  expect((await previewBilling(again.ctx)).invoices).toEqual([]);
  expect(again.count.transactions).toBe(0);
});

test("a plan that has ended is looked at only when usage of its time came after its last bill", async () => {
  const world = await createMeteredWorld();
  const { id: priceId } = await world.price();
  const { id } = await world.plan([priceId]);
  await endUsagePlan(world.ctx, { id, endsOn: "2026-01-20" });
  world.goTo("2026-01-20T00:00:00+01:00");
  await world.plan([priceId], { startsOn: "2026-01-20" });
  await world.use("3", "2026-01-15T12:00:00Z");
  await runBilling(world.ctx);

  await world.use("9", "2026-01-20T00:00:00+01:00");
  const none = counted(world.ctx);
  expect((await previewBilling(none.ctx)).invoices).toEqual([]);
  expect(none.count.transactions).toBe(0);

  await world.use("2", "2026-01-19T23:59:59.999+01:00");
  const { invoices } = await previewBilling(world.ctx);
  expect(invoices).toMatchObject([{ total: 20n }]);
  expect((await runBilling(world.ctx)).invoices).toMatchObject([{ total: 20n }]);
  expect((await previewBilling(world.ctx)).invoices).toEqual([]);
  expect(await world.prove()).toEqual([]);
});
