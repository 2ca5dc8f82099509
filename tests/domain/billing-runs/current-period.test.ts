import { expect, test } from "vitest";
import { currentCosts, currentPeriod } from "#domain/billing-runs";
import { counted } from "./counted.ts";
import { createMeteredWorld } from "./metered-world.ts";

test("what a plan costs so far is the same with its days and without, and without them asks for less", async () => {
  const world = await createMeteredWorld();
  const plan = await world.plan([(await world.price()).id, (await world.flat()).id]);
  world.goTo("2026-01-11T00:00:00+01:00");
  await world.use("2.5", "2026-01-05T12:00:00Z");
  await world.use("4", "2026-01-10T23:00:00Z");

  const [bare, whole] = [counted(world.ctx), counted(world.ctx)];
  const costs = await currentCosts(bare.ctx, plan);
  const period = await currentPeriod(whole.ctx, { planId: plan.id });
  expect(period).toEqual({ ...costs, days: period?.days });
  expect(period).toMatchObject({
    amount: 3165n,
    days: [
      { day: "2026-01-05", quantity: "2.5" },
      { day: "2026-01-11", quantity: "4" },
    ],
  });
  expect(bare.count.queries).toBeLessThan(whole.count.queries);
});

test("a plan has no current period before its start", async () => {
  const world = await createMeteredWorld();
  const plan = await world.plan([(await world.flat()).id], { startsOn: "2026-01-02" });
  expect(await currentCosts(world.ctx, plan)).toBeNull();
  expect(await currentPeriod(world.ctx, { planId: plan.id })).toBeNull();
});
