import { afterEach, beforeEach, expect, test } from "vitest";
import { createStripeDoor, type StripeDoor } from "#platform/stripe";
import { clientOf } from "../../stripe-local/client.ts";
import { startLocalStripe, type LocalStripe } from "../../stripe-local/index.ts";

let stripe: LocalStripe;
let door: StripeDoor;
let now: Date;
beforeEach(async () => {
  now = new Date("2026-02-01T00:00:00Z");
  stripe = await startLocalStripe({ autoDeliver: false, now: () => now });
  door = createStripeDoor({
    secretKey: "sk_test_door",
    webhookSecrets: [stripe.webhookSecret],
    apiBase: stripe.apiBase,
  });
});
afterEach(() => stripe.stop());

async function subscribe(quantity: number) {
  const { id: customerId } = await door.createCustomer({ name: "Desk", email: null, metadata: {}, key: "c" });
  const seats = { customerId, priceId: "price_seat_local", quantity, metadata: {} };
  const { id: subscriptionId, items } = await door.createSubscription({ ...seats, key: "s" });
  return { subscriptionId, itemId: String(items[0]?.id) };
}

const halfway = new Date("2026-02-15T00:00:00Z");

test("a preview says what the change costs for the rest of the period, and changes nothing", async () => {
  const seats = await subscribe(2);
  const preview = await door.previewSeatChange({ ...seats, quantity: 3, at: halfway });
  expect(preview).toEqual({ amount: 450n, currency: "EUR" });
  expect(await door.previewSeatChange({ ...seats, quantity: 1, at: halfway })).toEqual({
    amount: -450n,
    currency: "EUR",
  });
  expect(stripe.state.subscriptionItems[0]?.quantity).toBe(2);
  expect(stripe.contractErrors()).toEqual([]);
});

test("more lines than an invoice shows do not hide those of the change", async () => {
  const { subscriptionId, itemId } = await subscribe(0);
  for (let quantity = 1; quantity <= 7; quantity += 1)
    await door.updateSeatQuantity({
      itemId,
      quantity,
      prorationBehavior: "create_prorations",
      key: `${quantity}`,
    });
  const preview = await door.previewSeatChange({ subscriptionId, itemId, quantity: 8, at: halfway });
  expect(preview.amount).toBe(450n);
});

test("an instant outside the period is refused as invalid", async () => {
  const seats = await subscribe(2);
  const beyond = door.previewSeatChange({ ...seats, quantity: 3, at: new Date("2026-03-02T00:00:00Z") });
  await expect(beyond).rejects.toMatchObject({ failureClass: "invalid" });
});

test("an answer that never ends is given up, whatever trickles in", async () => {
  const seats = await subscribe(2);
  await stripe.faults.add({ kind: "slow", ms: 60_000 });
  const late = door.previewSeatChange({ ...seats, quantity: 3, at: halfway });
  await expect(late).rejects.toMatchObject({ failureClass: "unknown" });
  await stripe.faults.clear();
});

test("the prices that seats can have recur, go by quantity and are on sale", async () => {
  const { yearly } = await makePrices();
  const prices = await door.listSeatPrices();
  const stock = ["price_seat_plus", "price_seat_yearly", "price_seat_usd"];
  expect(prices.map(({ id }) => id)).toEqual([yearly, "price_seat_local", ...stock]);
  expect(prices.slice(0, 2)).toEqual([
    {
      id: yearly,
      name: "Extra",
      unitAmount: "9000",
      currency: "EUR",
      interval: "year",
      intervalCount: 1,
    },
    {
      id: "price_seat_local",
      name: "Agent seat, monthly",
      unitAmount: "900",
      currency: "EUR",
      interval: "month",
      intervalCount: 1,
    },
  ]);
  expect(stripe.contractErrors()).toEqual([]);
});

async function makePrices() {
  const sdk = clientOf(stripe.apiBase);
  const { id: product } = await sdk.products.create({ name: "Extra" });
  const price = { product, currency: "eur", unit_amount: 9000 };
  await sdk.prices.create(price);
  await sdk.prices.create({ ...price, active: false, recurring: { interval: "month" } });
  const { id: yearly } = await sdk.prices.create({ ...price, recurring: { interval: "year" } });
  return { yearly };
}
