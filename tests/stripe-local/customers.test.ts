import { expect, test } from "vitest";
import { openLocalStripe } from "./client.ts";

test("a customer keeps what it was given and shows null for the rest", async () => {
  const { stripe } = await openLocalStripe();
  const made = await stripe.customers.create({
    email: "a@client.test",
    name: "Client",
    address: { city: "Bonn" },
    metadata: { organization_id: "o1" },
  });
  expect(made).toMatchObject({
    object: "customer",
    email: "a@client.test",
    phone: null,
    livemode: false,
    metadata: { organization_id: "o1" },
  });
  expect(made.address).toEqual({
    city: "Bonn",
    country: null,
    line1: null,
    line2: null,
    postal_code: null,
    state: null,
  });
  expect(await stripe.customers.retrieve(made.id)).toMatchObject({ id: made.id, name: "Client" });
});

test("an update merges metadata, and empty values take away", async () => {
  const { stripe } = await openLocalStripe();
  const { id } = await stripe.customers.create({ name: "Client", metadata: { a: "1", b: "2" } });
  const updated = await stripe.customers.update(id, { name: "", metadata: { a: "", c: "3" } });
  expect(updated).toMatchObject({ name: null, metadata: { b: "2", c: "3" } });
  expect(updated.metadata).not.toHaveProperty("a");
  expect((await stripe.customers.update(id, { metadata: "" })).metadata).toEqual({});
});

test("an update tells what the fields were before", async () => {
  const { local, stripe } = await openLocalStripe();
  const { id } = await stripe.customers.create({ name: "Client" });
  await stripe.customers.update(id, { name: "Client Ltd" });
  expect(local.state.events.at(-1)).toMatchObject({
    type: "customer.updated",
    data: { previous_attributes: { name: "Client" } },
  });
});

test("customers are listed newest first, filtered and page by page", async () => {
  const { stripe } = await openLocalStripe();
  for (const number of [1, 2, 3, 4, 5])
    await stripe.customers.create({ name: `Client ${number}`, email: `${number % 2}@client.test` });
  const first = await stripe.customers.list({ limit: 2 });
  expect(first.data.map((customer) => customer.name)).toEqual(["Client 5", "Client 4"]);
  expect(first).toMatchObject({ object: "list", has_more: true, url: "/v1/customers" });
  const second = await stripe.customers.list({ limit: 2, starting_after: first.data[1]?.id ?? "" });
  expect(second.data.map((customer) => customer.name)).toEqual(["Client 3", "Client 2"]);
  const back = await stripe.customers.list({ limit: 2, ending_before: second.data[0]?.id ?? "" });
  expect(back).toMatchObject({ has_more: false, data: [{ name: "Client 5" }, { name: "Client 4" }] });
  expect((await stripe.customers.list({ email: "0@client.test" })).data).toHaveLength(2);
  const all = await stripe.customers.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
  expect(all).toHaveLength(5);
});

test("an unknown customer is 404 in an address and 400 in a parameter", async () => {
  const { stripe } = await openLocalStripe();
  await expect(stripe.customers.retrieve("cus_none")).rejects.toMatchObject({
    ...{ statusCode: 404, code: "resource_missing", param: "id", message: "No such customer: 'cus_none'" },
  });
  const subscription = stripe.subscriptions.create({
    customer: "cus_none",
    items: [{ price: "price_seat_local" }],
  });
  await expect(subscription).rejects.toMatchObject({
    statusCode: 400,
    code: "resource_missing",
    param: "customer",
  });
});
