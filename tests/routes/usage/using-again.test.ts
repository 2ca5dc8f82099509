import { afterEach, beforeEach, expect, test } from "vitest";
import { archiveMeter, createMeter, getMeter } from "#domain/meters";
import { archivePrice, createPrice, getPrice } from "#domain/prices";
import * as meterAgain from "../../../app/routes/admin.usage.meters.$id.unarchiving.ts";
import * as priceAgain from "../../../app/routes/admin.usage.prices.$id.unarchiving.ts";
import { apiOf, refusalOf } from "../../api/client.ts";
import { signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let meterId: string;
let priceId: string;
beforeEach(async () => {
  world = await createWorld();
  const calls = { key: "calls", name: "API calls", unit: "call", aggregation: "count" } as const;
  meterId = (await createMeter(world.ctx, calls)).id;
  const price = { name: "Calls", currency: "EUR", meterKey: "calls", unitAmountDecimal: "10" };
  priceId = (await createPrice(world.ctx, { ...price, model: "per_unit" })).id;
  await archivePrice(world.ctx, { id: priceId });
  await archiveMeter(world.ctx, { id: meterId });
});
afterEach(() => world.close());

const meterPage = () => `/admin/usage/meters/${meterId}`;
const pricePage = () => `/admin/usage/prices/${priceId}`;

async function areArchived() {
  const [meter, price] = [
    await getMeter(world.ctx, { id: meterId }),
    await getPrice(world.ctx, { id: priceId }),
  ];
  return [meter.archivedAt !== null, price.archivedAt !== null];
}

test("archived meters and prices are used again by a button on their pages", async () => {
  const browser = await signedIn(world);
  expect(
    await browser.submit(meterAgain.action, `${meterPage()}/unarchiving`, {}, { id: meterId }),
  ).toMatchObject({ location: meterPage(), flash: "API calls is in use again." });
  expect(
    await browser.submit(priceAgain.action, `${pricePage()}/unarchiving`, {}, { id: priceId }),
  ).toMatchObject({ location: pricePage(), flash: "Calls is in use again." });
  expect(await areArchived()).toEqual([false, false]);
});

test("archived meters and prices are used again over the API", async () => {
  const api = await apiOf(world);
  expect(await api.meters.unarchive.mutate({ id: meterId })).toMatchObject({ archivedAt: null });
  expect(await api.prices.unarchive.mutate({ id: priceId })).toMatchObject({
    archivedAt: null,
    unitAmountDecimal: "10",
  });
  expect(await areArchived()).toEqual([false, false]);
});

test("an agent cannot bring meters and prices back", async () => {
  const ctx = await world.as("agent");
  const browser = await signedIn(world, ctx);
  const api = await apiOf(world, ctx);
  const answers = [
    await browser.submit(meterAgain.action, `${meterPage()}/unarchiving`, {}, { id: meterId }),
    await browser.submit(priceAgain.action, `${pricePage()}/unarchiving`, {}, { id: priceId }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  expect((await refusalOf(api.meters.unarchive.mutate({ id: meterId }))).code).toBe("FORBIDDEN");
  expect((await refusalOf(api.prices.unarchive.mutate({ id: priceId }))).code).toBe("FORBIDDEN");
  expect(await areArchived()).toEqual([true, true]);
});
