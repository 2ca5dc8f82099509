import { expect, test } from "vitest";
import { estimateSeatCost, seatCost } from "#domain/seats";
import { createWorld } from "../../world.ts";
import { halfway, knowThePrice } from "./priced.ts";
import { createSeatWorld, type SeatWorld } from "./seat-world.ts";

async function createPricedWorld() {
  const world = await createSeatWorld({ now: "2026-02-01T00:00:00Z" });
  await knowThePrice(world);
  world.clock.set(halfway);
  return world;
}

const perSeat = { unitAmount: "900", currency: "EUR", interval: "month", intervalCount: 1 };
const halfASeat = { now: { amount: 450n, currency: "EUR" }, perPeriod: { amount: 900n, currency: "EUR" } };

function previews(world: SeatWorld) {
  return world.stripe.requests().filter(({ path }) => path === "/v1/invoices/create_preview");
}

function setProration(world: SeatWorld, seatProration: "create_prorations" | "none") {
  return world.database.db.organization.updateMany({ data: { seatProration } });
}

test("Stripe previews what one more seat costs, for the rest of the period and for each one after it", async () => {
  const world = await createPricedWorld();
  expect(await seatCost(world.ctx)).toEqual({
    additional: 1,
    perSeat,
    isEstimate: false,
    preview: halfASeat,
    estimate: null,
    reason: null,
    isProrated: true,
    endsAt: null,
  });
  expect(world.stripe.contractErrors()).toEqual([]);
  expect(world.stripe.state.subscriptionItems[0]?.quantity).toBe(0);
});

test("several seats are previewed together", async () => {
  const world = await createPricedWorld();
  const { preview } = await seatCost(world.ctx, { additional: 3 });
  expect(preview?.now?.amount).toBe(1350n);
  expect(preview?.perPeriod?.amount).toBe(2700n);
});

test("what earlier changes cost is not counted again, however many there were", async () => {
  const world = await createPricedWorld();
  const item = world.stripe.state.subscriptionItems[0]?.id ?? "";
  for (let quantity = 1; quantity <= 8; quantity += 1)
    await world.parts.stripe.updateSeatQuantity({
      itemId: item,
      quantity,
      prorationBehavior: "create_prorations",
      key: `by-hand-${quantity}`,
    });
  await world.database.db.billingUpdate.updateMany({ data: { appliedQuantity: 8 } });
  expect((await seatCost(world.ctx)).preview?.now?.amount).toBe(450n);
});

test.each([
  ["does not answer", "hang", "Stripe did not answer."],
  ["is not there", "refuse", "Stripe did not answer."],
  ["fails", "500", "Stripe answered with a failure of its own."],
  ["sends a page", "html-503", "Stripe answered with a failure of its own."],
  ["cuts its answer", "cut", "Stripe did not answer."],
  ["is too busy", "429", "Stripe asks to wait."],
  ["refuses the key", "401", "Stripe refuses the key of this deployment."],
  ["has no subscription", "404", "Stripe does not have the seat subscription."],
] as const)("when Stripe %s, the cost is an estimate and says why", async (_, kind, reason) => {
  const world = await createPricedWorld();
  await world.stripe.faults.add({ kind });
  expect(await seatCost(world.ctx)).toMatchObject({
    perSeat,
    isEstimate: true,
    preview: null,
    estimate: halfASeat,
    reason,
  });
});

test("an invite is done while Stripe still owes the preview that was asked for before", async () => {
  const world = await createPricedWorld();
  await world.stripe.faults.add({ kind: "hang" });
  const order: string[] = [];
  const cost = seatCost(world.ctx).then((answer) => {
    order.push("cost");
    return answer;
  });
  await world.invite();
  order.push("invite");
  expect((await cost).isEstimate).toBe(true);
  expect(order).toEqual(["invite", "cost"]);
});

test("while the breaker is open Stripe is not asked", async () => {
  const world = await createPricedWorld();
  const open = { state: "open", failures: 5, openedAt: world.clock.now() } as const;
  await world.database.db.breaker.upsert({
    where: { name: "stripe" },
    create: { name: "stripe", ...open },
    update: open,
  });
  expect(await seatCost(world.ctx)).toMatchObject({
    isEstimate: true,
    estimate: halfASeat,
    reason: "Stripe does not work at the moment.",
  });
  expect(previews(world)).toEqual([]);
});

test("a preview that fails counts neither for nor against Stripe", async () => {
  const world = await createPricedWorld();
  await world.stripe.faults.add({ kind: "500" });
  for (let asked = 0; asked < 6; asked += 1) await seatCost(world.ctx);
  expect(await world.database.db.breaker.findMany({ where: { state: "open" } })).toEqual([]);
});

test("without proration the rest of the period is free, and Stripe need not be asked", async () => {
  const world = await createPricedWorld();
  await setProration(world, "none");
  expect(await seatCost(world.ctx)).toMatchObject({
    isEstimate: false,
    isProrated: false,
    preview: { now: { amount: 0n, currency: "EUR" }, perPeriod: halfASeat.perPeriod },
  });
  expect(previews(world)).toEqual([]);
});

test("a price that depends on the number of seats is previewed by Stripe and never estimated", async () => {
  const world = await createPricedWorld();
  await world.database.db.seatSubscription.updateMany({ data: { priceUnitAmount: null } });
  expect((await seatCost(world.ctx)).preview).toEqual({ now: halfASeat.now, perPeriod: null });
  await world.stripe.faults.add({ kind: "500" });
  expect((await seatCost(world.ctx)).estimate).toEqual({ now: null, perPeriod: null });
});

test("after the period that is known here, only the price of whole periods is", async () => {
  const world = await createPricedWorld();
  world.clock.set("2026-03-05T00:00:00Z");
  expect((await estimateSeatCost(world.ctx))?.estimate).toEqual({
    now: null,
    perPeriod: halfASeat.perPeriod,
  });
});

test("a subscription that ends costs nothing after its end", async () => {
  const world = await createPricedWorld();
  await world.database.db.seatSubscription.updateMany({ data: { cancelsAtPeriodEnd: true } });
  expect(await seatCost(world.ctx)).toMatchObject({
    preview: { now: halfASeat.now, perPeriod: null },
    endsAt: new Date("2026-03-01T00:00:00Z"),
  });
});

test("the estimate asks nobody", async () => {
  const world = await createPricedWorld();
  const before = world.stripe.requests().length;
  expect((await estimateSeatCost(world.ctx))?.estimate).toEqual(halfASeat);
  expect(world.stripe.requests()).toHaveLength(before);
});

test("while seats are not billed there is no cost", async () => {
  const world = await createWorld();
  expect(await estimateSeatCost(world.ctx)).toBeNull();
  await expect(seatCost(world.ctx)).rejects.toMatchObject({ name: "SeatsNotBilled", kind: "conflict" });
  await world.close();
});

test.each([0, -1, 1.5, 10_001, Number.NaN])("%s further seats are refused", async (additional) => {
  const world = await createPricedWorld();
  await expect(seatCost(world.ctx, { additional })).rejects.toMatchObject({
    kind: "invalid",
    fields: [{ path: "additional" }],
  });
});
