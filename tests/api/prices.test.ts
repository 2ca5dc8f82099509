import { afterEach, beforeEach, expect, test } from "vitest";
import { createWorld, type World } from "../world.ts";
import { type Api, apiOf, refusalOf } from "./client.ts";

let world: World;
let api: Api;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-10T12:00:00Z" });
  api = await apiOf(world);
  await api.meters.create.mutate(calls);
});
afterEach(() => world.close());

const calls = { key: "calls", name: "API calls", unit: "call", aggregation: "count" } as const;
const perCall = {
  name: "Calls",
  currency: "EUR",
  meterKey: "calls",
  model: "graduated",
  tiers: [
    { upTo: "10", unitAmountDecimal: "100", flatAmount: 500 },
    { upTo: null, unitAmountDecimal: "0.5" },
  ],
  minimumAmount: 700,
} as const;
const price = { ...perCall, tiers: [...perCall.tiers] };

test("meters.create answers the meter, which can be renamed and is listed until it is archived", async () => {
  const meter = await api.meters.create.mutate({ ...calls, key: "seats", aggregation: "max" });
  expect(meter).toMatchObject({
    key: "seats",
    aggregation: "max",
    filters: [],
    groupBy: [],
    archivedAt: null,
  });
  await api.meters.rename.mutate({ id: meter.id, name: "Seats" });
  expect(await api.meters.get.query({ id: meter.id })).toEqual({ ...meter, name: "Seats" });
  expect((await api.meters.list.query({})).items).toHaveLength(2);
  await api.meters.archive.mutate({ id: meter.id });
  expect((await api.meters.list.query({})).items).toMatchObject([{ key: "calls" }]);
});

test("prices.create answers the price as it was given, with its id and versions", async () => {
  const created = await api.prices.create.mutate(price);
  expect(created).toMatchObject({
    ...price,
    archivedAt: null,
    versions: [{ number: 1, effectiveFrom: "1000-01-01", tiers: price.tiers, minimumAmount: 700 }],
  });
  expect(await api.prices.get.query({ id: created.id })).toEqual(created);
  expect((await api.prices.list.query({})).items).toEqual([created]);
  const tiers = [{ upTo: null, unitAmountDecimal: "80" }];
  const version = { id: created.id, effectiveFrom: "2026-04-01", tiers };
  expect((await api.prices.addVersion.mutate(version)).versions[1]).toMatchObject({ number: 2, tiers });
  await api.prices.archive.mutate({ id: created.id });
  expect((await api.prices.list.query({})).items).toEqual([]);
});

test("prices.quote answers the amount with exact steps, of a price that need not exist", async () => {
  expect(await api.prices.quote.query({ price, quantity: "14" })).toEqual({
    amount: 1502,
    steps: [
      { kind: "tier", quantity: "10", unitAmountDecimal: "100", flatAmount: "500", amountDecimal: "1500" },
      { kind: "tier", quantity: "4", unitAmountDecimal: "0.5", flatAmount: "0", amountDecimal: "2" },
    ],
  });
  const { id } = await api.prices.create.mutate(price);
  expect(await api.prices.quote.query({ price: id, quantity: "1" })).toMatchObject({
    amount: 700,
    steps: [
      { kind: "tier", amountDecimal: "600" },
      { kind: "minimum", quantity: "0", flatAmount: "100", amountDecimal: "100" },
    ],
  });
});

test("a price that cannot be read is refused at its fields", async () => {
  const unknown = { ...price, meterKey: "gigabytes" };
  expect(await refusalOf(api.prices.create.mutate(unknown))).toMatchObject({
    code: "BAD_REQUEST",
    fields: [{ path: "meterKey", message: 'There is no meter with the key "gigabytes".' }],
  });
  const refused = api.prices.quote.query({ price: { ...price, model: "flat" }, quantity: "x" });
  const paths = (await refusalOf(refused)).fields.map(({ path }) => path);
  expect(paths).toEqual(["price.tiers", "price.minimumAmount", "price.unitAmountDecimal", "quantity"]);
});

test("an agent reads meters and prices and quotes, and changes none", async () => {
  const { id } = await api.prices.create.mutate(price);
  const agent = await apiOf(world, await world.as("agent"));
  expect((await agent.meters.list.query({})).items).toHaveLength(1);
  expect((await agent.prices.list.query({})).items).toHaveLength(1);
  expect((await agent.prices.quote.query({ price: id, quantity: "0" })).amount).toBe(700);
  for (const call of [
    agent.meters.create.mutate({ ...calls, key: "more" }),
    agent.meters.rename.mutate({ id: "any", name: "Mine" }),
    agent.meters.archive.mutate({ id: "any" }),
    agent.prices.create.mutate(price),
    agent.prices.addVersion.mutate({ id, effectiveFrom: "2026-04-01" }),
    agent.prices.archive.mutate({ id }),
  ])
    expect((await refusalOf(call)).code).toBe("FORBIDDEN");
});

test("another organization's meter and price are answered exactly as unknown ones", async () => {
  const { id } = await api.prices.create.mutate(price);
  const foreign = await apiOf(world, await world.foreigner());
  const unknown = await refusalOf(foreign.prices.get.query({ id: "unknown" }));
  expect(unknown.code).toBe("NOT_FOUND");
  expect(await refusalOf(foreign.prices.get.query({ id }))).toEqual(unknown);
  expect(await refusalOf(foreign.prices.quote.query({ price: id, quantity: "1" }))).toMatchObject({
    code: "NOT_FOUND",
  });
  expect((await foreign.meters.list.query({})).items).toEqual([]);
});
