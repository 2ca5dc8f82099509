import { expect, test } from "vitest";
import { openLocalStripe } from "./client.ts";

test("a fresh account sells seats by the month", async () => {
  const { stripe } = await openLocalStripe();
  const price = await stripe.prices.retrieve("price_seat_local", { expand: ["product"] });
  expect(price).toMatchObject({
    ...{ currency: "eur", unit_amount: 900, type: "recurring", active: true },
    recurring: { interval: "month", interval_count: 1, usage_type: "licensed", meter: null },
    product: { object: "product", name: "Agent seat" },
  });
  expect(String(price.unit_amount_decimal)).toBe("900");
});

test("a price belongs to a product that exists", async () => {
  const { stripe } = await openLocalStripe();
  const product = await stripe.products.create({ name: "Extra" });
  const price = await stripe.prices.create({
    product: product.id,
    currency: "JPY",
    unit_amount: 500,
    recurring: { interval: "year" },
  });
  expect(price).toMatchObject({ currency: "jpy", product: product.id, recurring: { interval: "year" } });
  expect((await stripe.prices.list({ product: product.id })).data).toHaveLength(1);
  expect((await stripe.products.list()).data).toHaveLength(2);
  const orphan = stripe.prices.create({ product: "prod_none", currency: "eur", unit_amount: 1 });
  await expect(orphan).rejects.toMatchObject({ code: "resource_missing", param: "product" });
  const odd = stripe.prices.create({ product: product.id, currency: "xyz", unit_amount: 1 });
  await expect(odd).rejects.toMatchObject({ param: "currency", message: "Invalid currency: xyz." });
});
