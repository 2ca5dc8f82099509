import { afterEach, beforeEach, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import { archiveMeter, createMeter, listMeters, unarchiveMeter } from "#domain/meters";
import { archivePrice, createPrice, listPrices, unarchivePrice } from "#domain/prices";
import { ingestUsage } from "#domain/usage";
import { makeClient } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-10T12:00:00Z" });
});
afterEach(() => world.close());

const calls = { key: "calls", name: "API calls", unit: "call", aggregation: "count" } as const;
const perCall = { name: "Calls", currency: "EUR", meterKey: "calls", model: "per_unit" } as const;
const price = { ...perCall, unitAmountDecimal: "10" };

async function verbsOf(subjectKind: "meter" | "price", subjectId: string) {
  const { items } = await listActivity(world.ctx, { subjectKind, subjectId });
  return items.map(({ verb }) => verb);
}

test("a meter that is used again counts and can be priced as before, and that is said once", async () => {
  const meter = await createMeter(world.ctx, calls);
  const { id: client } = await makeClient(world.ctx);
  const event = { id: "one", meter: "calls", client, at: "2026-03-10T11:00:00Z" };
  await archiveMeter(world.ctx, { id: meter.id });
  expect(await ingestUsage(world.ctx, [event])).toMatchObject([{ status: "refused" }]);

  expect(await unarchiveMeter(world.ctx, { id: meter.id })).toEqual(meter);
  expect(await unarchiveMeter(world.ctx, { id: meter.id })).toEqual(meter);
  expect((await listMeters(world.ctx)).items).toEqual([meter]);
  expect((await listMeters(world.ctx, { archived: true })).items).toEqual([]);
  expect(await ingestUsage(world.ctx, [event])).toMatchObject([{ status: "accepted" }]);
  expect(await createPrice(world.ctx, price)).toMatchObject({ meterId: meter.id });
  expect(await verbsOf("meter", meter.id)).toEqual(["unarchived", "archived", "created"]);
});

test("a price that is used again is among those in use, and that is said once", async () => {
  await createMeter(world.ctx, calls);
  const made = await createPrice(world.ctx, price);
  await archivePrice(world.ctx, { id: made.id });
  expect(await unarchivePrice(world.ctx, { id: made.id })).toEqual(made);
  expect(await unarchivePrice(world.ctx, { id: made.id })).toEqual(made);
  expect((await listPrices(world.ctx)).items).toEqual([made]);
  expect(await verbsOf("price", made.id)).toEqual(["unarchived", "archived", "created"]);
});

test("another organization's meters and prices are not there to be used again", async () => {
  const meter = await createMeter(world.ctx, calls);
  const made = await createPrice(world.ctx, price);
  const foreigner = await world.foreigner();
  await expect(unarchiveMeter(foreigner, { id: meter.id })).rejects.toMatchObject({ kind: "not-found" });
  await expect(unarchivePrice(foreigner, { id: made.id })).rejects.toMatchObject({ kind: "not-found" });
});
