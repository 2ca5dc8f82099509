import { afterEach, beforeEach, expect, test } from "vitest";
import { createWorld, type World } from "../world.ts";
import { type Api, apiOf, refusalOf } from "./client.ts";

let world: World;
let api: Api;
beforeEach(async () => {
  world = await createWorld();
  api = await apiOf(world);
});
afterEach(() => world.close());

const vat = { name: "VAT", percent: "19", inclusive: false };

test("taxRates.create answers the rate, which the list shows until it is archived", async () => {
  const rate = await api.taxRates.create.mutate(vat);
  expect(rate).toMatchObject(vat);
  expect((await api.taxRates.list.query({})).items).toMatchObject([{ id: rate.id, ...vat }]);
  await api.taxRates.archive.mutate({ id: rate.id });
  expect((await api.taxRates.list.query({})).items).toEqual([]);
});

test.each([
  [{ name: "" }, "name"],
  [{ percent: 19 }, "percent"],
  [{ percent: "-1" }, "percent"],
  [{ percent: "101" }, "percent"],
  [{ percent: "nineteen" }, "percent"],
  [{ inclusive: "yes" }, "inclusive"],
  [{ country: "AT" }, "country"],
])("taxRates.create refuses %j", async (over, path) => {
  const refusal = await refusalOf(api.taxRates.create.mutate({ ...vat, ...over } as never));
  expect(refusal).toMatchObject({ code: "BAD_REQUEST", fields: [{ path }] });
});

test("an agent reads rates and changes none", async () => {
  const { id } = await api.taxRates.create.mutate(vat);
  const agent = await apiOf(world, await world.as("agent"));
  expect((await agent.taxRates.list.query({})).items).toHaveLength(1);
  expect((await refusalOf(agent.taxRates.create.mutate(vat))).code).toBe("FORBIDDEN");
  expect((await refusalOf(agent.taxRates.archive.mutate({ id }))).code).toBe("FORBIDDEN");
});

test("another organization's rate is answered exactly as an unknown one", async () => {
  const { id } = await api.taxRates.create.mutate(vat);
  const foreign = await apiOf(world, await world.foreigner());
  const unknown = await refusalOf(foreign.taxRates.archive.mutate({ id: "unknown" }));
  expect(await refusalOf(foreign.taxRates.archive.mutate({ id }))).toEqual(unknown);
  expect(unknown.code).toBe("NOT_FOUND");
  expect((await foreign.taxRates.list.query({})).items).toEqual([]);
});
