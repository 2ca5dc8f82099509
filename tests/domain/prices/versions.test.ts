import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import { createMeter } from "#domain/meters";
import { addPriceVersion, archivePrice, createPrice, getPrice, versionFor } from "#domain/prices";
import { days } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";
import { perCall, fee } from "./terms.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-10T12:00:00Z" });
  await createMeter(world.ctx, { key: "calls", name: "API calls", unit: "call", aggregation: "count" });
});
afterEach(() => world.close());

describe("a new version", () => {
  test("prices periods that begin on its day or later, and no earlier ones", async () => {
    const { id, versions } = await createPrice(world.ctx, perCall);
    const dearer = await addPriceVersion(world.ctx, {
      id,
      effectiveFrom: "2026-04-01",
      unitAmountDecimal: "12",
    });
    expect(dearer.terms).toEqual({ model: "per_unit", unitAmountDecimal: "10" });
    expect(dearer.versions[0]).toEqual(versions[0]);
    const priceOn = (day: string) => versionFor(dearer, day).terms;
    expect(priceOn("1999-12-31")).toMatchObject({ unitAmountDecimal: "10" });
    expect(priceOn("2026-03-31")).toMatchObject({ unitAmountDecimal: "10" });
    expect(priceOn("2026-04-01")).toMatchObject({ unitAmountDecimal: "12" });
    world.clock.advance(days(22));
    expect((await getPrice(world.ctx, { id })).terms).toMatchObject({ unitAmountDecimal: "12" });
    const { items } = await listActivity(world.ctx, { subjectKind: "price", subjectId: id });
    expect(items[0]).toMatchObject({
      verb: "repriced",
      before: { unitAmountDecimal: "10" },
      after: { effectiveFrom: "2026-04-01", unitAmountDecimal: "12" },
    });
  });

  test("may take effect today in the organization's zone, but never before, nor before another version", async () => {
    const { id } = await createPrice(world.ctx, perCall);
    const add = (effectiveFrom: string) =>
      addPriceVersion(world.ctx, { id, effectiveFrom, unitAmountDecimal: "1" });
    await expect(add("2026-03-09")).rejects.toMatchObject({
      kind: "invalid",
      fields: [
        {
          path: "effectiveFrom",
          message:
            "A new version never changes the past: 2026-03-10 is the first day on which it can take effect.",
        },
      ],
    });
    await add("2026-03-10");
    await add("2026-05-01");
    for (const day of ["2026-03-10", "2026-04-30", "2026-05-01"])
      await expect(add(day)).rejects.toMatchObject({
        fields: [
          {
            path: "effectiveFrom",
            message: "Another version takes effect later: 2026-05-02 is the first day after it.",
          },
        ],
      });
    expect((await add("2026-05-02")).versions.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    world.clock.advance(days(60));
    await expect(add("2026-05-03")).rejects.toMatchObject({ fields: [{ path: "effectiveFrom" }] });
  });

  test("keeps the model and needs all of its terms", async () => {
    const { id } = await createPrice(world.ctx, perCall);
    const effectiveFrom = "2026-04-01";
    await expect(
      addPriceVersion(world.ctx, { id, effectiveFrom, model: "flat", unitAmountDecimal: "5" }),
    ).rejects.toMatchObject({ kind: "invalid", fields: [{ path: "model" }] });
    await expect(addPriceVersion(world.ctx, { id, effectiveFrom, freeUnits: "5" })).rejects.toMatchObject({
      fields: [{ path: "unitAmountDecimal", message: "Enter the price of a unit." }],
    });
    await expect(
      addPriceVersion(world.ctx, { id, effectiveFrom, unitAmountDecimal: "1", packageSize: "5" }),
    ).rejects.toMatchObject({
      fields: [{ path: "packageSize", message: "A price of the model per_unit has no packageSize." }],
    });
    expect((await getPrice(world.ctx, { id })).versions).toHaveLength(1);
  });

  test("of a price that is archived is refused", async () => {
    const { id } = await createPrice(world.ctx, fee);
    await archivePrice(world.ctx, { id });
    await expect(
      addPriceVersion(world.ctx, { id, effectiveFrom: "2026-04-01", unitAmountDecimal: "1" }),
    ).rejects.toMatchObject({
      kind: "conflict",
      message: "This price is archived. Use it again first, or make a new one.",
    });
  });

  test("asked for twice at once is added once", async () => {
    const { id } = await createPrice(world.ctx, fee);
    const version = { id, effectiveFrom: "2026-04-01", unitAmountDecimal: "1" };
    const results = await Promise.allSettled([1, 2].map(() => addPriceVersion(world.ctx, version)));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await getPrice(world.ctx, { id })).versions).toHaveLength(2);
  });
});
