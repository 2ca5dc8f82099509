import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startSeats } from "#domain/seats";
import type { Context } from "#platform/context";
import { signedIn } from "../../route-request.ts";
import { clientOf } from "../../stripe-local/client.ts";
import { createWorld, type World } from "../../world.ts";
import * as cancellation from "../../../app/routes/admin.settings_.seats.cancellation.ts";
import * as pricePage from "../../../app/routes/admin.settings.seats_.price.tsx";
import * as renewal from "../../../app/routes/admin.settings_.seats.renewal.ts";
import * as settings from "../../../app/routes/admin.settings.seats.tsx";
import * as subscription from "../../../app/routes/admin.settings_.seats.subscription.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-02-01T00:00:00Z", stripeTimeout: 1000 });
});
afterEach(() => world.close());

const path = "/admin/settings/seats";
const nine = { unitAmount: "900", currency: "EUR", interval: "month", intervalCount: 1 };

async function plan(ctx: Context = world.ctx) {
  const page = await (await signedIn(world, ctx)).load(settings.loader, path);
  return page.data.plan;
}

function atStripe() {
  return world.stripe.state.subscriptions[0];
}

async function makePrice(over: { unit_amount?: number; interval?: "month" | "year" | null } = {}) {
  const { unit_amount = 1200, interval = "month" } = over;
  const { id } = await clientOf(world.stripe.apiBase).prices.create({
    product: "prod_seat_local",
    currency: "eur",
    unit_amount,
    nickname: "Seat with support",
    ...(interval && { recurring: { interval } }),
  });
  return id;
}

async function changePrice(priceId: string) {
  return (await signedIn(world)).submit(pricePage.action, `${path}/price`, { priceId });
}

describe("starting on the settings page", () => {
  test("bills the seats of now, and the page says what one costs", async () => {
    await world.as("agent");
    const browser = await signedIn(world);
    const answer = await browser.submit(subscription.action, `${path}/subscription`);
    expect(answer).toMatchObject({ location: path, flash: "Seats are billed from now on." });
    expect(await plan()).toMatchObject({
      billable: 1,
      billed: { priceId: "price_seat_local", price: nine, wantedPriceId: null, endsAt: null },
    });
  });

  test("with Stripe away changes nothing and says so", async () => {
    await world.stripe.faults.add({ kind: "refuse" });
    const browser = await signedIn(world);
    const answer = await browser.submit(subscription.action, `${path}/subscription`);
    expect(answer.location).toBe(path);
    expect(answer.flash).toMatch(/^Stripe did not answer as it should\. Nothing was changed/);
    expect(await plan()).toMatchObject({ billed: null });
  });
});

describe("another price", () => {
  test("is offered among the prices that recur, and applies once Stripe has confirmed it", async () => {
    await startSeats(world.ctx);
    const id = await makePrice();
    await makePrice({ interval: null });
    const page = await (await signedIn(world)).load(pricePage.loader, `${path}/price`);
    expect(page.data).toMatchObject({
      priceId: "price_seat_local",
      present: "€9.00 per seat and month",
      choices: expect.arrayContaining([
        expect.objectContaining({ id, name: "Seat with support", unitAmount: "1200" }),
        expect.objectContaining({ id: "price_seat_local" }),
      ]) as unknown,
    });
    expect(await changePrice(id)).toMatchObject({ status: 303, location: path });
    await world.settle();
    world.clock.advance(1000);
    await world.settle();
    expect(await plan()).toMatchObject({
      billed: { priceId: id, wantedPriceId: null, price: { ...nine, unitAmount: "1200" } },
    });
    expect(atStripe()?.items.data.map(({ price }) => price.id)).toEqual([id]);
    expect(world.stripe.contractErrors()).toEqual([]);
  });

  test("is on its way until Stripe confirms it", async () => {
    await startSeats(world.ctx);
    const id = await makePrice();
    await world.stripe.faults.add({ kind: "500", match: { method: "POST" } });
    await changePrice(id);
    await world.settle();
    expect(await plan()).toMatchObject({
      billed: { priceId: "price_seat_local", wantedPriceId: id, price: nine },
    });
  });

  test.each([
    ["nothing", () => Promise.resolve("")],
    ["an id of no price", () => Promise.resolve("price_of_nothing")],
    ["no id at all", () => Promise.resolve("twelve euros")],
    ["a price that does not recur", () => makePrice({ interval: null })],
  ])("%s comes back beside the field as it was typed, and nothing changes", async (_, priceOf) => {
    await startSeats(world.ctx);
    const priceId = await priceOf();
    expect(await changePrice(priceId)).toMatchObject({
      status: 422,
      data: {
        initialValue: priceId === "" ? {} : { priceId },
        error: { priceId: [expect.stringMatching(/^[A-Z].*\.$/) as string] },
      },
    });
    expect(await plan()).toMatchObject({ billed: { priceId: "price_seat_local", wantedPriceId: null } });
  });

  test.each(["hang", "500"] as const)("is typed when Stripe does not list the prices (%s)", async (kind) => {
    await startSeats(world.ctx);
    await world.stripe.faults.add({ kind });
    const page = await (await signedIn(world)).load(pricePage.loader, `${path}/price`);
    expect(page.data).toMatchObject({
      choices: null,
      whyTyped: expect.stringMatching(/^Stripe did not say/) as string,
    });
  });

  test("is typed on request, and then Stripe is not asked", async () => {
    await startSeats(world.ctx);
    const asked = world.stripe.requests().length;
    const page = await (await signedIn(world)).load(pricePage.loader, `${path}/price?typed`);
    expect(page.data).toMatchObject({ choices: null });
    expect(world.stripe.requests()).toHaveLength(asked);
  });

  test("has no page while seats are not billed", async () => {
    const page = await (await signedIn(world)).load(pricePage.loader, `${path}/price`);
    expect(page.location).toBe(path);
  });
});

describe("the end", () => {
  test("comes with the period, and is taken back", async () => {
    await startSeats(world.ctx);
    const browser = await signedIn(world);
    const canceled = await browser.submit(cancellation.action, `${path}/cancellation`);
    expect(canceled).toMatchObject({ location: path, flash: "The seat subscription ends with this period." });
    expect(await plan()).toMatchObject({ billed: { endsAt: new Date("2026-03-01T00:00:00Z") } });
    expect(atStripe()).toMatchObject({ status: "active", cancel_at_period_end: true });
    const kept = await browser.submit(renewal.action, `${path}/renewal`);
    expect(kept).toMatchObject({ location: path, flash: "The seat subscription goes on." });
    expect(await plan()).toMatchObject({ billed: { endsAt: null } });
    expect(atStripe()?.cancel_at_period_end).toBe(false);
  });

  test.each([
    ["canceled", cancellation, "cancellation"],
    ["kept", renewal, "renewal"],
  ])("without a subscription nothing can be %s, and the page says so", async (_, route, name) => {
    const browser = await signedIn(world);
    const answer = await browser.submit(route.action, `${path}/${name}`);
    expect(answer.location).toBe(path);
    expect(answer.flash).toMatch(/^Seats are not billed/);
  });
});

describe("the other roles", () => {
  const ownerOnly = [
    ["start", subscription, "subscription"],
    ["change the price of", pricePage, "price"],
    ["cancel", cancellation, "cancellation"],
    ["keep", renewal, "renewal"],
  ] as const;

  test.each(ownerOnly)("an admin cannot %s the seat subscription", async (_, route, name) => {
    const admin = await signedIn(world, await world.as("admin"));
    const answer = await admin.submit<unknown>(route.action, `${path}/${name}`, {
      priceId: "price_seat_local",
    });
    expect(answer.status).toBe(403);
    expect(world.stripe.state.subscriptions).toEqual([]);
  });

  test("an admin sees the subscription, and an agent sees nothing of it", async () => {
    await startSeats(world.ctx);
    expect(await plan(await world.as("admin"))).toMatchObject({ billed: { price: nine } });
    const agent = await signedIn(world, await world.as("agent"));
    expect((await agent.load(settings.loader, path)).status).toBe(403);
  });
});

describe("the settings of seats", () => {
  test("keep how a change within a period is billed", async () => {
    const browser = await signedIn(world);
    const fields = { version: "1", seatPolicy: "invited", seatProration: "none" };
    await browser.submit(settings.action, path, fields);
    const page = await browser.load(settings.loader, path);
    expect(page.data).toMatchObject({ settings: { seatProration: "none", version: 2 } });
  });

  test("refuse another way beside its field", async () => {
    const browser = await signedIn(world);
    const fields = { version: "1", seatPolicy: "invited", seatProration: "always_invoice" };
    expect(await browser.submit(settings.action, path, fields)).toMatchObject({
      status: 422,
      data: { error: { seatProration: [expect.stringMatching(/\.$/) as string] } },
    });
  });
});
