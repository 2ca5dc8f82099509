import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startSeats } from "#domain/seats";
import { halfway, knowThePrice } from "../domain/seats/priced.ts";
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
