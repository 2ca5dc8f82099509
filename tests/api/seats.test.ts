import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startSeats } from "#domain/seats";
import { halfway, knowThePrice } from "../domain/seats/priced.ts";
import { clientOf } from "../stripe-local/client.ts";
import { createWorld, type World } from "../world.ts";
import { type Api, apiOf, refusalOf } from "./client.ts";

let world: World;
let api: Api;
beforeEach(async () => {
  world = await createWorld({ now: "2026-02-01T00:00:00Z", stripeTimeout: 1000 });
  api = await apiOf(world);
});
afterEach(() => world.close());

describe("seats.preview", () => {
  test("answers what further seats cost, in whole minor units", async () => {
    await startSeats(world.ctx);
    await knowThePrice(world);
    world.clock.set(halfway);
    const amounts = { now: { amount: 900, currency: "EUR" }, perPeriod: { amount: 1800, currency: "EUR" } };
    const told = { additional: 2, perSeat: { unitAmount: "900", interval: "month" }, isProrated: true };
    expect(await api.seats.preview.query({ additional: 2 })).toMatchObject({
      ...told,
      ...{ isEstimate: false, preview: amounts, estimate: null, reason: null },
    });
    await world.stripe.faults.add({ kind: "500" });
    expect(await api.seats.preview.query({ additional: 2 })).toMatchObject({
      ...told,
      ...{ isEstimate: true, preview: null, estimate: amounts },
      reason: "Stripe answered with a failure of its own.",
    });
  });

  test("takes one seat for granted, and refuses what is no number of seats", async () => {
    await startSeats(world.ctx);
    expect(await api.seats.preview.query({})).toMatchObject({ additional: 1 });
    for (const additional of [0, 1.5, "2"])
      expect(await refusalOf(api.seats.preview.query({ additional } as never))).toMatchObject({
        code: "BAD_REQUEST",
        fields: [{ path: "additional" }],
      });
  });

  test("is a conflict while seats are not billed, and not for agents", async () => {
    expect(await refusalOf(api.seats.preview.query({}))).toMatchObject({ code: "CONFLICT" });
    const agent = await apiOf(world, await world.as("agent"));
    expect((await refusalOf(agent.seats.preview.query({}))).code).toBe("FORBIDDEN");
    const admin = await apiOf(world, await world.as("admin"));
    expect((await refusalOf(admin.seats.preview.query({}))).code).toBe("CONFLICT");
  });
});

describe("seats.changePrice, cancel and keep", () => {
  async function makePrice(
    over: { recurring?: { interval: "month" } } = { recurring: { interval: "month" } },
  ) {
    const price = { product: "prod_seat_local", currency: "eur", unit_amount: 1200, ...over };
    return (await clientOf(world.stripe.apiBase).prices.create(price)).id;
  }

  test("a price is wished for at once and brought to Stripe like a change of seats", async () => {
    await startSeats(world.ctx);
    const priceId = await makePrice();
    expect(await api.seats.changePrice.mutate({ priceId })).toMatchObject({ pending: 1, state: "pending" });
    world.clock.advance(1000);
    await world.settle();
    expect(await api.seats.status.query({})).toMatchObject({ pending: 0, state: "idle" });
    expect(await api.seats.preview.query({})).toMatchObject({ perSeat: { unitAmount: "1200" } });
  });

  test("a price that seats cannot have is refused, and nothing changes", async () => {
    await startSeats(world.ctx);
    for (const priceId of ["price_of_nothing", "not a price", await makePrice({})])
      expect(await refusalOf(api.seats.changePrice.mutate({ priceId }))).toMatchObject({
        code: "BAD_REQUEST",
        fields: [{ path: "priceId" }],
      });
    expect((await refusalOf(api.seats.changePrice.mutate({} as never))).code).toBe("BAD_REQUEST");
    expect(await api.seats.status.query({})).toMatchObject({ pending: 0, state: "idle" });
  });

  test("the subscription ends with its period, and that is taken back", async () => {
    await startSeats(world.ctx);
    await api.seats.cancel.mutate({});
    expect(world.stripe.state.subscriptions[0]?.cancel_at_period_end).toBe(true);
    expect(await api.seats.preview.query({})).toMatchObject({ endsAt: "2026-03-01T00:00:00.000Z" });
    await api.seats.keep.mutate({});
    expect(world.stripe.state.subscriptions[0]?.cancel_at_period_end).toBe(false);
  });

  test("while Stripe does not answer, nothing is said to have changed", async () => {
    await startSeats(world.ctx);
    await world.stripe.faults.add({ kind: "500" });
    expect((await refusalOf(api.seats.cancel.mutate({}))).code).toBe("SERVICE_UNAVAILABLE");
    expect((await refusalOf(api.seats.changePrice.mutate({ priceId: "price_1" }))).code).toBe(
      "SERVICE_UNAVAILABLE",
    );
  });

  test("there is nothing to change while seats are not billed", async () => {
    expect((await refusalOf(api.seats.changePrice.mutate({ priceId: "price_1" }))).code).toBe("CONFLICT");
    expect((await refusalOf(api.seats.cancel.mutate({}))).code).toBe("CONFLICT");
    expect((await refusalOf(api.seats.keep.mutate({}))).code).toBe("CONFLICT");
  });

  test.each(["admin", "agent"] as const)("are the owner's alone, not for an %s", async (role) => {
    await startSeats(world.ctx);
    const other = await apiOf(world, await world.as(role));
    for (const refused of [
      other.seats.changePrice.mutate({ priceId: "price_seat_local" }),
      other.seats.cancel.mutate({}),
      other.seats.keep.mutate({}),
    ])
      expect((await refusalOf(refused)).code).toBe("FORBIDDEN");
    expect(world.stripe.state.subscriptions[0]?.cancel_at_period_end).toBe(false);
  });
});
