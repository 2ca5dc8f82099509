import { describe, expect, test } from "vitest";
import { changeSeatPrice, retrySeats, seatStatus, viewSeatPlan } from "#domain/seats";
import { hours, seconds } from "#lib/duration";
import { createSeatWorld, type SeatWorld } from "./seat-world.ts";

const item = { path: "/v1/subscription_items/*", method: "POST" };
const change = (world: SeatWorld, priceId: string) => changeSeatPrice(world.ctx, { priceId });
const priceAtStripe = (world: SeatWorld) => world.stripe.state.subscriptionItems.at(-1)?.price.id;

describe("another price", () => {
  test("goes to Stripe with the seats of now, in one request, and is then the price here", async () => {
    const world = await createSeatWorld();
    await world.invite();
    await world.sync();
    expect(await change(world, "price_seat_plus")).toMatchObject({ state: "pending", pending: 1, synced: 1 });
    await world.invite();
    await world.sync();
    expect(world.writes()).toHaveLength(2);
    expect(world.writes().at(-1)?.params).toEqual({
      ...{ price: "price_seat_plus", quantity: "2", proration_behavior: "create_prorations" },
    });
    expect(await world.subscription()).toMatchObject({
      ...{ priceId: "price_seat_plus", wantedPriceId: null },
      ...{ priceCurrency: "EUR", priceUnitAmount: "1200", priceInterval: "month", priceIntervalCount: 1 },
    });
    expect(await seatStatus(world.ctx)).toMatchObject({ state: "idle", pending: 0, synced: 2 });
    expect(await world.activities("repriced")).toMatchObject([
      { before: '{"priceId":"price_seat_local"}', after: '{"priceId":"price_seat_plus"}' },
    ]);
    expect(world.stripe.contractErrors()).toEqual([]);
  });

  test("of another period moves the period here too", async () => {
    const world = await createSeatWorld();
    await change(world, "price_seat_yearly");
    await world.sync();
    expect(await world.subscription()).toMatchObject({
      ...{ priceInterval: "year", priceUnitAmount: "9000" },
      periodEndsAt: new Date("2027-03-02T09:00:01Z"),
    });
  });

  test.each([
    ["price_none", "Stripe has no price price_none."],
    ["price_seat_once", "paid once"],
    ["price_seat_metered", "metered"],
    ["price_seat_archived", "archived"],
    ["price_seat_usd", "in USD, the seat subscription in EUR"],
    ["", "Choose a price."],
    ["price with spaces", "letters, digits"],
  ])("%j is refused beside the field, and nothing changes", async (priceId, sentence) => {
    const world = await createSeatWorld();
    const before = [await world.update(), await world.subscription()];
    await expect(change(world, priceId)).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path: "priceId", message: expect.stringContaining(sentence) as string }],
    });
    expect([await world.update(), await world.subscription()]).toEqual(before);
    expect(await world.activities("repriced")).toEqual([]);
  });

  test("is not wished for while Stripe does not say whether it can be had", async () => {
    const world = await createSeatWorld();
    await world.failEverything("500");
    await expect(change(world, "price_seat_plus")).rejects.toMatchObject({ kind: "unavailable" });
    expect(await world.subscription()).toMatchObject({ wantedPriceId: null });
    expect(await seatStatus(world.ctx)).toMatchObject({ state: "idle", pending: 0 });
  });

  test("needs seats that are billed", async () => {
    const world = await createSeatWorld();
    const foreigner = await world.foreigner();
    await expect(changeSeatPrice(foreigner, { priceId: "price_seat_plus" })).rejects.toMatchObject({
      ...{ kind: "conflict", message: expect.stringContaining("not billed yet") as string },
    });
  });

  test("that is the present one already changes nothing", async () => {
    const world = await createSeatWorld();
    expect(await change(world, "price_seat_local")).toMatchObject({ state: "idle", pending: 0 });
    expect(await world.activities("repriced")).toEqual([]);
  });

  test("whose answer was lost is read, and not set a second time", async () => {
    const world = await createSeatWorld();
    await world.fault({ kind: "hang", when: "after", match: item, times: 1 });
    await change(world, "price_seat_plus");
    await world.sync();
    expect(await world.subscription()).toMatchObject({
      ...{ priceId: "price_seat_local", wantedPriceId: "price_seat_plus" },
    });
    await world.heal();
    expect(world.writes()).toHaveLength(1);
    expect(await world.subscription()).toMatchObject({ priceId: "price_seat_plus", wantedPriceId: null });
  });

  test("that Stripe refuses after all blocks with what to do, until another is chosen", async () => {
    const world = await createSeatWorld();
    await change(world, "price_seat_plus");
    await world.fault({ kind: "404", match: item });
    await world.sync();
    expect(await world.update()).toMatchObject({ state: "blocked", lastClass: "price" });
    expect(await world.incidents()).toMatchObject([
      { kind: "seats-blocked", action: expect.stringContaining("choose another price") as string },
    ]);
    await world.stripe.faults.clear();
    expect(await change(world, "price_seat_yearly")).toMatchObject({ state: "pending" });
    await world.sync();
    expect(priceAtStripe(world)).toBe("price_seat_yearly");
    expect(await seatStatus(world.ctx)).toMatchObject({ state: "idle", lastError: null });
  });
});

describe("the present price, chosen again,", () => {
  test("takes back a wish that has not been sent, without a write", async () => {
    const world = await createSeatWorld();
    await change(world, "price_seat_plus");
    await change(world, "price_seat_local");
    expect((await viewSeatPlan(world.ctx)).billed).toMatchObject({ wantedPriceId: null });
    await world.sync();
    expect(world.writes()).toEqual([]);
    expect(await world.subscription()).toMatchObject({ priceId: "price_seat_local", wantedPriceId: null });
  });

  test.each(["before", "after"] as const)(
    "takes back a wish whose outcome is unknown, after a look at what became of it (%s)",
    async (when) => {
      const world = await createSeatWorld();
      await world.fault({ kind: "hang", when, match: item, times: 1 });
      await change(world, "price_seat_plus");
      await world.sync();
      await change(world, "price_seat_local");
      await world.heal();
      expect(world.reads().length).toBeGreaterThan(0);
      expect(world.writes()).toHaveLength(when === "after" ? 2 : 1);
      expect(priceAtStripe(world)).toBe("price_seat_local");
      expect(await world.subscription()).toMatchObject({ priceId: "price_seat_local", wantedPriceId: null });
    },
  );

  test("takes back what Stripe refused, even while Stripe does not answer", async () => {
    const world = await createSeatWorld();
    await change(world, "price_seat_plus");
    await world.fault({ kind: "404", match: item, times: 1 });
    await world.sync();
    await world.failEverything("refuse");
    expect(await change(world, "price_seat_local")).toMatchObject({ state: "pending" });
    await world.heal();
    expect(await seatStatus(world.ctx)).toMatchObject({ state: "idle", lastError: null });
    expect(await world.subscription()).toMatchObject({ priceId: "price_seat_local", wantedPriceId: null });
  });

  test("is brought back when the other one was confirmed meanwhile", async () => {
    const world = await createSeatWorld();
    await change(world, "price_seat_plus");
    world.clock.advance(seconds(1));
    let isAnswered: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (isAnswered = resolve));
    const { stripe } = world.parts;
    const slow = {
      ...stripe,
      updateSeatQuantity: async (input: Parameters<typeof stripe.updateSeatQuantity>[0]) => {
        const answer = await stripe.updateSeatQuantity(input);
        await change(world, "price_seat_local");
        isAnswered();
        return answer;
      },
    };
    const { contextFor } = await import("#platform/context");
    const { syncDueSeats } = await import("#domain/seats");
    await syncDueSeats(contextFor({ ...world.parts, stripe: slow }, { kind: "system" }));
    await answered;
    await world.sync();
    expect(priceAtStripe(world)).toBe("price_seat_local");
    expect(await world.subscription()).toMatchObject({ priceId: "price_seat_local", wantedPriceId: null });
    expect(await seatStatus(world.ctx)).toMatchObject({ state: "idle", pending: 0 });
  });
});

test("a price changed by hand at Stripe is set right together with the seats, and recorded", async () => {
  const world = await createSeatWorld();
  await world.invite();
  await world.sync();
  world.changeAtStripe({ price: "price_seat_plus", quantity: 4 });
  await retrySeats(world.ctx);
  await world.sync();
  expect(world.stripe.state.subscriptionItems).toMatchObject([
    { quantity: 1, price: { id: "price_seat_local" } },
  ]);
  expect(await world.activities("set right")).toMatchObject([
    {
      before: '{"priceId":"price_seat_plus","quantity":4}',
      after: '{"priceId":"price_seat_local","quantity":1}',
    },
  ]);
});

test("more seats do not choose the price anew, which may be archived by now", async () => {
  const world = await createSeatWorld();
  await world.invite();
  await world.sync();
  expect(world.writes()).toMatchObject([
    { params: { quantity: "1", proration_behavior: "create_prorations" } },
  ]);
  expect(world.writes()[0]?.params).not.toHaveProperty("price");
});

test("whether the rest of a period is billed is what the settings say", async () => {
  const world = await createSeatWorld();
  await world.database.db.organization.updateMany({ data: { seatProration: "none" } });
  await world.invite();
  await world.settleAfter(hours(1));
  expect(world.writes()).toMatchObject([{ params: { quantity: "1", proration_behavior: "none" } }]);
});
