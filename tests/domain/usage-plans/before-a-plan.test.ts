import { expect, test } from "vitest";
import { createMeter } from "#domain/meters";
import { cancelEvent, ingestUsage, reportUsage } from "#domain/usage";
import { createUsagePlan, endUsagePlan } from "#domain/usage-plans";
import { makeClient } from "../../billing-factories.ts";
import { createMeteredWorld } from "../billing-runs/metered-world.ts";

const beforeVienna = "2026-02-28T22:59:59.999Z";
const viennasMarch = "2026-02-28T23:00:00Z";
const sentence = '"at" is before the plan that bills this begins, on 2026-03-01 in Europe/Vienna.';

async function worldInApril() {
  const world = await createMeteredWorld();
  world.goTo("2026-04-10T12:00:00+02:00");
  const price = await world.price();
  const event = (id: string, at: string, over: Record<string, unknown> = {}) => ({
    ...{ id, at, meter: "calls", client: world.client.id, value: "1" },
    ...over,
  });
  return { ...world, price, event };
}

test("usage from before the first plan that could bill it is refused, to the millisecond, and its batch is not", async () => {
  const { ctx, price, plan, event } = await worldInApril();
  await plan([price.id], { startsOn: "2026-03-01" });
  expect(await ingestUsage(ctx, [event("a", beforeVienna), event("b", viennasMarch)])).toEqual([
    { id: "a", status: "refused", reason: sentence },
    { id: "b", status: "accepted" },
  ]);
});

test("whoever reports such usage by hand is told at the instant", async () => {
  const { ctx, client, price, plan } = await worldInApril();
  await plan([price.id], { startsOn: "2026-03-01" });
  const report = { meter: "calls", clientId: client.id, value: "1", at: beforeVienna };
  await expect(reportUsage(ctx, report)).rejects.toMatchObject({
    fields: [{ path: "at", message: sentence }],
  });
});

test("usage that was taken before there was a plan stays a duplicate, and can be taken back", async () => {
  const { ctx, price, plan, event } = await worldInApril();
  await ingestUsage(ctx, [event("a", beforeVienna)]);
  await plan([price.id], { startsOn: "2026-03-01" });
  expect(await ingestUsage(ctx, [event("a", beforeVienna)])).toEqual([{ id: "a", status: "duplicate" }]);
  await cancelEvent(ctx, { eventId: "a" });
});

test("a plan of another client, of another meter or of no days keeps no usage out", async () => {
  const { ctx, client, price, plan, event } = await worldInApril();
  const other = await makeClient(ctx, { currency: "EUR", timeZone: "Europe/Vienna" });
  const terms = { interval: "month", startsOn: "2026-03-01" } as const;
  await createUsagePlan(ctx, { ...terms, clientId: other.id, priceIds: [price.id] });
  const mistaken = await plan([price.id], { startsOn: "2026-04-05" });
  await endUsagePlan(ctx, { id: mistaken.id, endsOn: "2026-04-05" });
  expect(await ingestUsage(ctx, [event("early", beforeVienna)])).toEqual([
    { id: "early", status: "accepted" },
  ]);
  await createMeter(ctx, { key: "hours", name: "Hours", unit: "hours", aggregation: "sum" });
  await plan([price.id], { startsOn: "2026-03-01" });
  const results = await ingestUsage(ctx, [
    event("a", viennasMarch),
    event("b", beforeVienna, { meter: "hours" }),
    event("c", beforeVienna, { client: other.id }),
    event("d", beforeVienna, { client: client.key }),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["accepted", "accepted", "refused", "refused"]);
});

test("of several plans the first one counts", async () => {
  const { ctx, price, plan, event } = await worldInApril();
  const first = await plan([price.id], { startsOn: "2026-02-01" });
  await endUsagePlan(ctx, { id: first.id, endsOn: "2026-03-01" });
  await plan([price.id], { startsOn: "2026-03-15" });
  const [result] = await ingestUsage(ctx, [event("a", beforeVienna)]);
  expect(result).toEqual({ id: "a", status: "accepted" });
});
