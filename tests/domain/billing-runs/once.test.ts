import { expect, test } from "vitest";
import { listBills, runBilling } from "#domain/billing-runs";
import { deleteInvoice } from "#domain/invoices";
import { createMeteredWorld } from "./metered-world.ts";

test("several runs at once make one bill per day, also where there is nothing to charge", async () => {
  const world = await createMeteredWorld();
  const plan = await world.plan([(await world.price()).id]);
  world.goTo("2026-03-01T00:00:00+01:00");
  await world.use("1", "2026-01-15T12:00:00Z");
  await Promise.all([1, 2, 3, 4].map(() => runBilling(world.ctx)));
  const { items } = await listBills(world.ctx, { planId: plan.id });
  expect(items.map(({ billedUntil }) => billedUntil)).toEqual(["2026-03-01", "2026-02-01"]);
});

test("a bill that was taken back is not made again with the next one, but when somebody asks", async () => {
  const world = await createMeteredWorld();
  await world.plan([(await world.price()).id, (await world.flat()).id]);
  world.goTo("2026-02-01T00:00:00+01:00");
  await world.use("8", "2026-01-15T12:00:00Z");
  const [january] = (await runBilling(world.ctx)).invoices;
  await deleteInvoice(world.ctx, { id: String(january?.id) });
  world.goTo("2026-03-01T00:00:00+01:00");
  await world.settle();
  expect((await world.invoices()).map(({ total }) => total)).toEqual([3100n]);
  expect((await runBilling(world.ctx)).invoices).toMatchObject([{ total: 3180n }]);
  expect(await world.prove()).toEqual([]);
});
