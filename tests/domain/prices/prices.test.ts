import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import { archiveMeter, createMeter } from "#domain/meters";
import {
  addPriceVersion,
  archivePrice,
  createPrice,
  getPrice,
  listPrices,
  pricesOf,
  quotePrice,
} from "#domain/prices";
import { days } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";
import { perCall, fee } from "./terms.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-10T12:00:00Z" });
  await createMeter(world.ctx, { key: "calls", name: "API calls", unit: "call", aggregation: "count" });
});
afterEach(() => world.close());

describe("a price", () => {
  test("is of what a meter counts, and its first version holds from ever", async () => {
    const price = await createPrice(world.ctx, { ...perCall, freeUnits: "1000", maximumAmount: 50_000 });
    expect(price).toMatchObject({
      name: "Calls",
      currency: "EUR",
      model: "per_unit",
      meterKey: "calls",
      meterName: "API calls",
      meterUnit: "call",
      archivedAt: null,
      terms: {
        model: "per_unit",
        unitAmountDecimal: "10",
        freeUnits: "1000",
        maximumAmount: 50_000n,
      },
      versions: [{ number: 1, effectiveFrom: "1000-01-01" }],
    });
    expect(price.versions[0]?.terms).toEqual(price.terms);
    expect(await getPrice(world.ctx, { id: price.id })).toEqual(price);
  });

  test("that is a flat fee has no meter, and its fee may be given as a whole amount", async () => {
    expect(await createPrice(world.ctx, fee)).toMatchObject({
      meterId: null,
      meterKey: null,
      meterUnit: null,
    });
    const whole = { name: "Base fee", currency: "EUR", model: "flat", fixedAmount: 4900 } as const;
    expect((await createPrice(world.ctx, whole)).terms).toEqual({ model: "flat", unitAmountDecimal: "4900" });
  });

  test("keeps terms of every model as they were given, numbers as the shortest texts", async () => {
    const { name, currency, meterKey } = perCall;
    for (const [given, kept] of [
      [
        {
          model: "graduated",
          tiers: [
            { upTo: "10.0", unitAmountDecimal: "1.250", flatAmount: 100 },
            { upTo: null, unitAmountDecimal: "0.000000000001" },
          ],
        },
        {
          model: "graduated",
          tiers: [
            { upTo: "10", unitAmountDecimal: "1.25", flatAmount: 100n },
            { upTo: null, unitAmountDecimal: "0.000000000001" },
          ],
        },
      ],
      [
        { model: "volume", tiers: [{ unitAmountDecimal: "5" }], minimumAmount: 300 },
        { model: "volume", tiers: [{ upTo: null, unitAmountDecimal: "5" }], minimumAmount: 300n },
      ],
      [
        { model: "package", unitAmountDecimal: "500", packageSize: 100 },
        { model: "package", unitAmountDecimal: "500", packageSize: "100" },
      ],
      [
        { model: "percentage", percent: "2.90", fixedAmount: 30, freeUnits: "0.5" },
        { model: "percentage", percent: "2.9", fixedAmount: 30n, freeUnits: "0.5" },
      ],
    ] as const) {
      const input = { name, currency, meterKey, ...given } as unknown as Parameters<typeof createPrice>[1];
      const { id } = await createPrice(world.ctx, input);
      expect((await getPrice(world.ctx, { id })).terms).toEqual(kept);
    }
  });

  test("is told in the activity, amounts and all", async () => {
    const { id } = await createPrice(world.ctx, perCall);
    const { items } = await listActivity(world.ctx, { subjectKind: "price", subjectId: id });
    expect(items).toMatchObject([{ verb: "created", after: { meterKey: "calls", unitAmountDecimal: "10" } }]);
  });

  test("leaves the list of usable ones when it is archived, once, and goes on where it is used", async () => {
    const price = await createPrice(world.ctx, perCall);
    const archived = await archivePrice(world.ctx, { id: price.id });
    expect(archived.archivedAt).toEqual(world.clock.now());
    world.clock.advance(60_000);
    expect(await archivePrice(world.ctx, { id: price.id })).toEqual(archived);
    expect((await listPrices(world.ctx)).items).toEqual([]);
    expect((await listPrices(world.ctx, { archived: true })).items).toEqual([archived]);
    expect((await pricesOf(world.ctx, [price.id, "unknown"])).size).toBe(1);
  });

  test("needs a meter that is in use", async () => {
    const unknown = createPrice(world.ctx, { ...perCall, meterKey: "gigabytes" });
    await expect(unknown).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path: "meterKey", message: 'There is no meter with the key "gigabytes".' }],
    });
    const old = { key: "old", name: "Old calls", unit: "call", aggregation: "count" } as const;
    await archiveMeter(world.ctx, { id: (await createMeter(world.ctx, old)).id });
    await expect(createPrice(world.ctx, { ...perCall, meterKey: "old" })).rejects.toMatchObject({
      fields: [{ path: "meterKey", message: "The meter Old calls is archived. Choose another one." }],
    });
    await expect(createPrice(await world.foreigner(), perCall)).rejects.toMatchObject({
      fields: [{ path: "meterKey" }],
    });
    expect((await listPrices(world.ctx)).items).toEqual([]);
  });
});

describe("a quote", () => {
  test("of a price is by the terms of today, and of terms that are only tried by these", async () => {
    const { id } = await createPrice(world.ctx, perCall);
    await addPriceVersion(world.ctx, { id, effectiveFrom: "2026-04-01", unitAmountDecimal: "12" });
    expect((await quotePrice(world.ctx, { price: id, quantity: "14" })).amount).toBe(140n);
    expect((await quotePrice(world.ctx, { price: perCall, quantity: "14" })).amount).toBe(140n);
    world.clock.advance(days(30));
    expect((await quotePrice(world.ctx, { price: id, quantity: "14" })).amount).toBe(168n);
  });

  test("stores nothing, and needs no meter that exists", async () => {
    const tried = { ...perCall, meterKey: "anything" };
    await quotePrice(world.ctx, { price: tried, quantity: "14" });
    expect((await listPrices(world.ctx)).items).toEqual([]);
  });

  test.each([
    ["quantity", { price: perCall, quantity: "fourteen" }],
    ["quantity", { price: perCall, quantity: 1.5 }],
    ["quantity", { price: perCall, quantity: "1e400" }],
    ["quantity", { price: perCall, quantity: "0.0000000001" }],
    ["quantity", { price: { ...perCall, unitAmountDecimal: "9999" }, quantity: "999999999999" }],
    ["price", { price: undefined, quantity: "1" }],
    ["price.unitAmountDecimal", { price: { ...perCall, unitAmountDecimal: "-1" }, quantity: "1" }],
    ["price.tiers.0.upTo", { price: { ...tiersTo("5"), name: "Calls" }, quantity: "1" }],
    ["price.discount", { price: { ...perCall, discount: 5 }, quantity: "1" }],
  ])("is refused with a sentence at %s", async (path, input) => {
    await expect(quotePrice(world.ctx, input as never)).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path }],
    });
  });
});

function tiersTo(upTo: string) {
  return { model: "graduated", tiers: [{ upTo, unitAmountDecimal: "1" }] };
}

test("another organization's prices do not exist here", async () => {
  const { id } = await createPrice(world.ctx, perCall);
  const foreigner = await world.foreigner();
  const refusal = { kind: "not-found", message: "There is no such price." };
  await expect(getPrice(foreigner, { id })).rejects.toMatchObject(refusal);
  await expect(archivePrice(foreigner, { id })).rejects.toMatchObject(refusal);
  await expect(quotePrice(foreigner, { price: id, quantity: "1" })).rejects.toMatchObject(refusal);
  const version = { id, effectiveFrom: "2026-04-01", unitAmountDecimal: "1" };
  await expect(addPriceVersion(foreigner, version)).rejects.toMatchObject(refusal);
  expect((await pricesOf(foreigner, [id])).size).toBe(0);
  expect((await listPrices(foreigner)).items).toEqual([]);
});
