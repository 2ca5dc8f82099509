import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aggregate, usageSummary } from "#domain/usage";
import { aggregations } from "#lib/aggregations";
import { formatDecimal } from "#lib/decimal";
import { createUsageDesk, type UsageDesk } from "./desk.ts";

let desk: UsageDesk;
beforeEach(async () => {
  desk = await createUsageDesk();
});
afterEach(() => desk.world.close());

describe.each([
  ["of whole UTC days", "2026-03-10T00:00:00Z", "2026-03-12T00:00:00Z"],
  ["of whole quarters of an hour", "2026-03-10T23:00:00Z", "2026-03-11T22:15:00Z"],
  ["that begins and ends within quarters", "2026-03-10T10:07:00.001Z", "2026-03-11T10:20:00.500Z"],
  ["within one quarter", "2026-03-10T10:07:00.001Z", "2026-03-10T10:07:00.003Z"],
])("a period %s", (_, from, to) => {
  test.each(aggregations)("has its first instant and not its last, for a %s meter", async (aggregation) => {
    const meter = await desk.meter({ aggregation });
    const shifted = (instant: string, by: number) => new Date(Date.parse(instant) + by).toISOString();
    const event = (at: string, value: string) =>
      desk.event(meter, { at, value, properties: { user: value } });
    await desk.ingest(
      ...[event(shifted(from, -1), "100"), event(from, "5"), event(shifted(to, -1), "7"), event(to, "1000")],
    );
    const quantity = { count: "2", sum: "12", max: "7", last: "7", unique: "2" }[aggregation];
    const asked = { clientId: desk.client.id, meter: meter.key, from, to };
    expect(await usageSummary(desk.ctx, asked)).toEqual({ value: quantity, count: 2 });
    const period = { from: new Date(from), to: new Date(to) };
    const groups = await aggregate(desk.ctx, { clientId: desk.client.id, meter, ...period });
    expect(groups.map((group) => [formatDecimal(group.quantity), group.count])).toEqual([[quantity, 2]]);
  });
});

test.each([
  ["in one batch", [["1", "2"]]],
  ["in two batches", [["1"], ["2"]]],
])("of several values at one instant the last is the one that arrived last, %s", async (_, batches) => {
  const meter = await desk.meter({ aggregation: "last" });
  for (const values of batches) await desk.ingest(...values.map((value) => desk.event(meter, { value })));
  for (const to of ["2026-03-10T10:15:00Z", "2026-03-10T10:00:00.001Z"]) {
    const asked = { clientId: desk.client.id, meter: meter.key, from: "2026-03-10T10:00:00Z", to };
    expect((await usageSummary(desk.ctx, asked)).value).toBe("2");
  }
});
