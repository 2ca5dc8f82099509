import { expect, test } from "vitest";
import { runBilling } from "#domain/billing-runs";
import { createMeter } from "#domain/meters";
import { addPriceVersion } from "#domain/prices";
import { createMeteredWorld } from "./metered-world.ts";

test("a version prices the periods that begin on its day or later, and late usage of earlier ones keeps its terms", async () => {
  const world = await createMeteredWorld();
  const { id } = await world.price();
  await world.plan([id]);
  await addPriceVersion(world.ctx, { id, effectiveFrom: "2026-02-01", unitAmountDecimal: "20" });
  await addPriceVersion(world.ctx, { id, effectiveFrom: "2026-03-02", unitAmountDecimal: "1000" });
  world.goTo("2026-04-01T00:00:00+02:00");
  await world.use("1", "2026-01-31T12:00:00Z");
  await world.use("1", "2026-02-28T12:00:00Z");
  await world.use("1", "2026-03-31T12:00:00Z");
  expect((await runBilling(world.ctx)).invoices.map(({ total }) => total)).toEqual([10n, 20n, 20n]);
  await world.use("3", "2026-01-10T12:00:00Z");
  world.goTo("2026-05-01T00:00:00+02:00");
  expect((await runBilling(world.ctx)).invoices.map(({ total }) => total)).toEqual([30n]);
  expect(await world.prove()).toEqual([]);
});

test("a minimum is charged once for each period, without usage too; with groups, for each that was used", async () => {
  const world = await createMeteredWorld();
  const regional = { key: "regional", name: "Calls", unit: "calls", aggregation: "sum" } as const;
  await createMeter(world.ctx, { ...regional, groupBy: ["region"] });
  const plain = await world.price({ minimumAmount: 500 });
  const grouped = await world.price({ meterKey: "regional", minimumAmount: 70 });
  await world.plan([plain.id, grouped.id]);
  world.goTo("2026-02-01T00:00:00+01:00");
  for (const region of ["eu", "us"])
    await world.use("1", "2026-01-10T12:00:00Z", { meter: "regional", properties: { region } });
  expect((await runBilling(world.ctx)).invoices.map(({ total }) => total)).toEqual([640n]);
  world.goTo("2026-03-01T00:00:00+01:00");
  await world.use("2", "2026-01-10T12:00:00Z");
  // Late usage that stays below the minimum costs nothing more.
  const [february] = (await runBilling(world.ctx)).invoices;
  expect(february).toMatchObject({ total: 500n, lines: [{ amount: 500n }] });
  expect((await runBilling(world.ctx)).invoices).toEqual([]);
  expect(await world.prove()).toEqual([]);
});
