import { afterEach, beforeEach, expect, test } from "vitest";
import { createMeter } from "#domain/meters";
import { createPrice } from "#domain/prices";
import { ingestUsage } from "#domain/usage";
import { listUsagePlans } from "#domain/usage-plans";
import { newId } from "#lib/ids";
import * as events from "../../../app/routes/admin.usage.events._index.tsx";
import * as newPlan from "../../../app/routes/admin.usage.plans.new.tsx";
import * as newPrice from "../../../app/routes/admin.usage.prices.new.tsx";
import * as report from "../../../app/routes/admin.usage.report.tsx";
import * as runs from "../../../app/routes/admin.usage.runs.tsx";
import { makeClient } from "../../billing-factories.ts";
import { signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";

type Browser = Awaited<ReturnType<typeof signedIn>>;

let world: World;
let browser: Browser;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-10T12:00:00Z" });
  browser = await signedIn(world);
});
afterEach(() => world.close());

const count = { unit: "call", aggregation: "count" } as const;
const perCall = { currency: "EUR", model: "per_unit", unitAmountDecimal: "10" } as const;

/** One more than a select offers; "Zürich" comes last, by its name and by when it was made. */
async function makeMany(make: (name: string, key: string) => Promise<{ id: string }>): Promise<string> {
  for (let index = 1; index <= 100; index += 1) await make(`Common ${index}`, `common-${index}`);
  return (await make("Zürich rare", "zurich")).id;
}

const makeClients = () => makeMany((name, key) => makeClient(world.ctx, { name, key, currency: "EUR" }));
const makeMeters = () => makeMany((name, key) => createMeter(world.ctx, { name, key, ...count }));

test("a plan's client and prices are found by a search, which keeps what was typed", async () => {
  const clientId = await makeClients();
  await createMeter(world.ctx, { name: "Calls", key: "calls", ...count });
  const priceId = await makeMany((name) => createPrice(world.ctx, { ...perCall, name, meterKey: "calls" }));
  const page = "/admin/usage/plans/new";
  const open = async (query: string) => (await browser.load(newPlan.loader, page + query)).data;

  const { choices } = await open("");
  expect(choices.clients.options).toHaveLength(100);
  expect(choices.clients.search).toEqual({ typed: "", hasMore: true });
  expect(choices.prices).toHaveLength(100);
  expect(choices.pricesSearch).toEqual({ typed: "", hasMore: true });

  const chosen = choices.prices[0]?.id;
  const searched = await open(
    `?clientId=&clientIdSearch=zurich&priceIds=${chosen}&priceIdsSearch=RARE&interval=week&graceHours=6`,
  );
  expect(searched.choices.clients).toEqual({
    options: [{ value: clientId, label: "Zürich rare" }],
    search: { typed: "zurich", hasMore: false },
  });
  expect(searched.choices.prices.map(({ id }) => id)).toEqual([chosen, priceId]);
  expect(searched.typed).toMatchObject({ priceIds: chosen, interval: "week", graceHours: "6" });
  const again = await open(`?clientId=${clientId}`);
  expect(again.choices.clients.options[0]).toEqual({ value: clientId, label: "Zürich rare" });

  const typed = { formKey: newId(), clientId, priceIds: priceId, interval: "month", startsOn: "2026-03-01" };
  await browser.submit(newPlan.action, page, { ...typed, timing: "arrears", finish: "draft" });
  expect((await listUsagePlans(world.ctx)).items).toMatchObject([{ clientId, prices: [{ id: priceId }] }]);
});

test("the meter of a price or of reported usage is found by a search", async () => {
  await makeMeters();
  const rare = { value: "zurich", label: "Zürich rare (call)" };
  const price = async (query: string) =>
    (await browser.load(newPrice.loader, `/admin/usage/prices/new?model=graduated${query}`)).data;
  expect((await price("")).meters).toMatchObject({ search: { typed: "", hasMore: true } });
  const typedTiers = "&name=Mine&tiers%5B0%5D.upTo=10&tiers%5B1%5D.unitPrice=2";
  const searched = await price(`&meterKeySearch=z%C3%9CRICH${typedTiers}`);
  expect(searched.meters).toEqual({ options: [rare], search: { typed: "zÜRICH", hasMore: false } });
  expect(searched).toMatchObject({
    model: "graduated",
    typed: { name: "Mine", currency: "EUR", tiers: [{ upTo: "10" }, { unitPrice: "2" }] },
  });

  const reportPage = "/admin/usage/report?value=4.5&note=By+hand&meter=common-1&meterSearch=zurich";
  const { data } = await browser.load(report.loader, reportPage);
  expect(data.meters.options).toEqual([{ value: "common-1", label: "Common 1 (call)" }, rare]);
  expect(data.typed).toMatchObject({ value: "4.5", note: "By hand", meter: "common-1" });
});

test("lists among many clients and meters are narrowed by a key, and a wrong one is told", async () => {
  const clientId = await makeClients();
  const meterId = await makeMeters();
  await ingestUsage(world.ctx, [
    { id: "one", meter: "zurich", client: clientId, at: "2026-03-10T11:00:00Z" },
    { id: "two", meter: "common-1", client: clientId, at: "2026-03-10T11:00:00Z" },
  ]);
  const list = await browser.load(events.loader, "/admin/usage/events?meter=zurich&client=zurich");
  expect(list.data).toMatchObject({ clients: null, meters: null, events: [{ eventId: "one" }] });
  const byId = await browser.load(events.loader, `/admin/usage/events?meter=${meterId}`);
  expect(byId.data.events).toHaveLength(1);
  const none = await browser.load(events.loader, "/admin/usage/events?meter=nothing");
  expect(none.data.events).toEqual([]);

  const due = await browser.load(runs.loader, "/admin/usage/runs?clientId=zurich");
  expect(due.data).toMatchObject({ clients: null, problem: null, due: { invoices: [] } });
  const wrong = await browser.load(runs.loader, "/admin/usage/runs?clientId=nobody");
  expect(wrong.data).toMatchObject({
    problem: { field: "clientId", message: "There is no such client." },
    due: null,
  });
  const refused = await browser.submit(runs.action, "/admin/usage/runs", { clientId: "nobody" });
  expect(refused).toMatchObject({ status: 422, data: { refusal: "There is no such client." } });
});

test("a form that offers all there are has no search", async () => {
  const { id } = await makeClient(world.ctx, { name: "Only one" });
  await createMeter(world.ctx, { name: "Calls", key: "calls", ...count });
  const { data } = await browser.load(report.loader, "/admin/usage/report");
  expect(data.clients).toEqual({ options: [{ value: id, label: "Only one" }], search: null });
  expect(data.meters).toEqual({ options: [{ value: "calls", label: "Calls (call)" }], search: null });
});
