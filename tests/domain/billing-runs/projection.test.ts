import { expect, test } from "vitest";
import { currentPeriod } from "#domain/billing-runs";
import { createMeter } from "#domain/meters";
import { aggregations } from "#lib/aggregations";
import { createMeteredWorld } from "./metered-world.ts";

test("what is projected for a part of a period is linear over the days of that part", async () => {
  const world = await createMeteredWorld();
  const prices = [(await world.price()).id, (await world.flat()).id];
  const { id: planId } = await world.plan(prices, { startsOn: "2026-01-11", anchorDay: 1 });
  world.goTo("2026-01-13T23:59:59+01:00");
  await world.use("4", "2026-01-11T12:00:00Z");
  // Three of 21 days are over; the fee of 31 days costs 100 a day.
  expect(await currentPeriod(world.ctx, { planId })).toMatchObject({
    ...{ from: "2026-01-11", until: "2026-02-01", amount: 2140n, projectedAmount: 2380n },
    used: [{ projectedQuantity: "28" }, { projectedQuantity: "1" }],
  });
  world.goTo("2026-01-31T23:59:59+01:00");
  expect(await currentPeriod(world.ctx, { planId })).toMatchObject({ amount: 2140n, projectedAmount: 2140n });
});

test("counts and sums are projected, and greatest, last and different values stay what they are", async () => {
  const world = await createMeteredWorld();
  const priceIds: string[] = [];
  for (const aggregation of aggregations) {
    const uniqueProperty = aggregation === "unique" ? { uniqueProperty: "user" } : {};
    const meter = { key: aggregation, name: aggregation, unit: "calls", aggregation, ...uniqueProperty };
    await createMeter(world.ctx, meter);
    priceIds.push((await world.price({ name: aggregation, meterKey: aggregation })).id);
  }
  const { id: planId } = await world.plan(priceIds);
  world.goTo("2026-01-01T20:00:00+01:00");
  for (const meter of aggregations)
    for (const [value, hour] of [
      ["2", "09"],
      ["5", "10"],
      ["3", "11"],
    ] as const)
      await world.use(value, `2026-01-01T${hour}:00:00Z`, { meter, properties: { user: value } });
  const current = await currentPeriod(world.ctx, { planId });
  const projected = current?.used.map((one) => [one.priceName, one.quantity, one.projectedQuantity]);
  expect(Object.fromEntries((projected ?? []).map(([name, ...quantities]) => [name, quantities]))).toEqual({
    count: ["3", "93"],
    sum: ["10", "310"],
    max: ["5", "5"],
    last: ["3", "3"],
    unique: ["3", "3"],
  });
});
