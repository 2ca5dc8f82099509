import { expect, test } from "vitest";
import { billedWith, runBilling, type UsageOfLine, usageOfLine } from "#domain/billing-runs";
import { deleteInvoice } from "#domain/invoices";
import { createMeter } from "#domain/meters";
import { cancelEvent, eventsOfClaim, getEvent, hashEvents } from "#domain/usage";
import type { Context } from "#platform/context";
import { createMeteredWorld } from "./metered-world.ts";

async function regionalWorld() {
  const world = await createMeteredWorld();
  const meter = { key: "regional", name: "Calls", unit: "calls", aggregation: "sum" } as const;
  await createMeter(world.ctx, { ...meter, groupBy: ["region"] });
  await world.plan([(await world.price({ meterKey: "regional" })).id]);
  return {
    ...world,
    useIn: (region: string, value: string, at: string) =>
      world.use(value, at, { meter: "regional", properties: { region } }),
    /** The usage of the line of that group and amount. */
    lineOf: async (groupKey: string, amount: bigint) => {
      const claim = (await world.claims()).find((one) => one.groupKey === groupKey && one.amount === amount);
      return usageOfLine(world.ctx, { lineId: String(claim?.invoiceLineId) });
    },
  };
}

function queryOf({ clientId, meter, groupKey, start, end, fromNumber, toNumber }: UsageOfLine) {
  return { clientId, meterId: String(meter?.id), groupKey, from: start, to: end, fromNumber, toNumber };
}

async function eventsOf(ctx: Context, usage: UsageOfLine) {
  const events = [];
  for await (const slice of eventsOfClaim(ctx, queryOf(usage))) events.push(...slice);
  return events.map(({ id, value, cancels }) => (cancels === null ? id : `${value} for ${cancels}`));
}

test("a line's events are those of its group and period that nobody billed before, with what takes them back", async () => {
  const world = await regionalWorld();
  world.goTo("2026-02-01T00:00:00+01:00");
  const first = await world.useIn("eu", "1", "2026-01-01T00:00:00+01:00");
  await world.useIn("us", "10", "2026-01-10T00:00:00+01:00");
  const mistaken = await world.useIn("eu", "2", "2026-01-20T00:00:00+01:00");
  const last = await world.useIn("eu", "4", "2026-01-31T23:59:59.999+01:00");
  await world.useIn("eu", "100", "2026-02-01T00:00:00+01:00");
  await cancelEvent(world.ctx, { eventId: mistaken });
  await runBilling(world.ctx);
  const billed = await world.lineOf('["eu"]', 50n);
  expect(await eventsOf(world.ctx, billed)).toEqual([first, mistaken, "-2 for 3", last]);
  expect(billed).toMatchObject({ quantity: "5", eventCount: 2 });

  const late = await world.useIn("eu", "8", "2026-01-31T23:00:00+01:00");
  await cancelEvent(world.ctx, { eventId: first });
  world.goTo("2026-03-01T00:00:00+01:00");
  await runBilling(world.ctx);
  const adjusted = await world.lineOf('["eu"]', 70n);
  expect(await eventsOf(world.ctx, adjusted)).toEqual(["-1 for 1", late]);
  expect(await eventsOf(world.ctx, billed)).toEqual([first, mistaken, "-2 for 3", last]);
});

test("the hash of a line's events is of what the organization has of them, and nobody else has any", async () => {
  const world = await regionalWorld();
  world.goTo("2026-02-01T00:00:00+01:00");
  await world.useIn("eu", "1", "2026-01-10T00:00:00Z");
  await runBilling(world.ctx);
  await world.settle();
  const billed = await world.lineOf('["eu"]', 10n);
  expect(billed.eventsHash).toBe(await hashEvents(world.ctx, queryOf(billed)));
  expect(await eventsOf(await world.foreigner(), billed)).toEqual([]);
});

test("an event leads to the line that billed it, to the one that adjusted it, and to none before and after taking back", async () => {
  const world = await regionalWorld();
  const linesOf = async (eventId: string) => {
    const billed = await billedWith(world.ctx, await getEvent(world.ctx, { eventId }));
    return billed.map(({ line }) => line?.lineId);
  };
  world.goTo("2026-02-01T00:00:00+01:00");
  const counted = await world.useIn("eu", "1", "2026-01-10T00:00:00+01:00");
  const next = await world.useIn("eu", "2", "2026-02-01T00:00:00+01:00");
  expect(await linesOf(counted)).toEqual([]);
  await runBilling(world.ctx);
  const billed = await world.lineOf('["eu"]', 10n);
  expect(await linesOf(counted)).toEqual([billed.lineId]);
  expect(await linesOf(next)).toEqual([]);

  const late = await world.useIn("eu", "8", "2026-01-31T23:00:00+01:00");
  world.goTo("2026-03-01T00:00:00+01:00");
  await runBilling(world.ctx);
  const adjusted = await world.lineOf('["eu"]', 80n);
  expect(await linesOf(late)).toEqual([adjusted.lineId]);
  expect(await linesOf(counted)).toEqual([billed.lineId]);

  await deleteInvoice(world.ctx, { id: adjusted.invoiceId });
  expect(await linesOf(late)).toEqual([]);
  const foreign = billedWith(await world.foreigner(), { number: 1 });
  await expect(foreign).rejects.toThrow("There is no such event.");
});
