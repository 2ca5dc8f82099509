import { expect, test } from "vitest";
import {
  currentPeriod,
  earlierLines,
  listBillingRuns,
  listBills,
  previewBilling,
  runBilling,
  usageLines,
  usageOfLine,
} from "#domain/billing-runs";
import { getInvoice } from "#domain/invoices";
import { createMeter, findMeterByKeys, getMeter, listMeters } from "#domain/meters";
import { createPrice, getPrice, listPrices, pricesOf } from "#domain/prices";
import {
  cancelEvent,
  correctEvent,
  getEvent,
  ingestUsage,
  listEvents,
  reportUsage,
  usageSummary,
} from "#domain/usage";
import { createUsagePlan, endUsagePlan, getUsagePlan, listUsagePlans } from "#domain/usage-plans";
import { importUpload, listUploads, previewUpload, undoUpload } from "#domain/usage-uploads";
import { NotFound } from "#lib/errors";
import { makeClient } from "../../billing-factories.ts";
import { createMeteredWorld } from "../billing-runs/metered-world.ts";

const march = { from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" };
const source = { text: "client,meter,at,value\nown,calls,2026-03-02,2\n" };

/** Two organizations: one has billed usage and an upload, the other a meter and a client under the same keys. */
async function twoOrganizations() {
  const world = await createMeteredWorld({ now: "2026-03-01T00:00:00+01:00" });
  const { ctx } = world;
  const client = await makeClient(ctx, { name: "Own", key: "own", currency: "EUR" });
  const price = await world.price();
  const plan = await world.plan([price.id, (await world.flat()).id], {
    clientId: client.id,
    startsOn: "2026-03-01",
  });
  world.goTo("2026-04-01T00:00:00+02:00");
  const upload = await importUpload(ctx, { fileName: "march.csv", source });
  const eventId = await world.use("8", "2026-03-15T12:00:00Z", { client: client.id });
  const [bill] = (await runBilling(ctx)).invoices;
  const invoice = await getInvoice(ctx, { id: String(bill?.id) });
  const other = await world.foreigner();
  const theirs = await makeClient(other, { name: "Own", key: "own", currency: "EUR" });
  const meter = await createMeter(other, { key: "calls", name: "Calls", unit: "calls", aggregation: "sum" });
  return { ...world, client, price, plan, upload, eventId, invoice, other, theirs, theirMeter: meter };
}

test("lists of usage hold nothing of another organization, whatever they are narrowed to", async () => {
  const { other, client, meter, plan, price, invoice, theirMeter } = await twoOrganizations();
  const pages = await Promise.all([
    // Of a list that is only filtered when it is shown, the place of the next page would tell.
    listEvents(other, { limit: 1 }),
    listEvents(other, { clientId: client.id, meterId: meter.id }),
    listPrices(other),
    listUsagePlans(other),
    listUsagePlans(other, { clientId: client.id }),
    listUploads(other),
    listBills(other, { planId: plan.id }),
    listBillingRuns(other),
  ]);
  expect(pages).toEqual(pages.map(() => ({ items: [], nextCursor: null })));
  expect((await listMeters(other)).items).toEqual([theirMeter]);
  expect((await findMeterByKeys(other, ["calls"])).get("calls")).toEqual(theirMeter);
  expect((await pricesOf(other, [price.id])).size).toBe(0);
  expect(await usageLines(other, { invoiceId: invoice.id })).toEqual([]);
});

test("what another organization has of usage is not there, by whatever name", async () => {
  const { other, client, meter, plan, price, invoice, eventId, upload } = await twoOrganizations();
  const [fee, calls] = invoice.lines.map(({ id }) => id);
  const asked = {
    "an event by its id": () => getEvent(other, { eventId }),
    "an event by its number": () => getEvent(other, { number: 1 }),
    "taking an event back": () => cancelEvent(other, { eventId }),
    "correcting an event": () => correctEvent(other, { eventId, value: "1" }),
    "undoing an upload": () => undoUpload(other, { id: upload.id }),
    "a sum by the client": () => usageSummary(other, { clientId: client.id, meter: "calls", ...march }),
    "a sum by the meter": () => usageSummary(other, { clientId: "own", meter: meter.id, ...march }),
    "a meter": () => getMeter(other, { id: meter.id }),
    "a price": () => getPrice(other, { id: price.id }),
    "a plan": () => getUsagePlan(other, { id: plan.id }),
    "ending a plan": () => endUsagePlan(other, { id: plan.id }),
    "a current period": () => currentPeriod(other, { planId: plan.id }),
    "a line's fee": () => usageOfLine(other, { lineId: String(fee) }),
    "a line's usage": () => usageOfLine(other, { lineId: String(calls) }),
    "what a line adjusts": () => earlierLines(other, { lineId: String(calls) }),
  };
  for (const [what, ask] of Object.entries(asked)) await expect(ask(), what).rejects.toThrow(NotFound);
});

test("nobody bills or reports with what another organization has", async () => {
  const { ctx, goTo, other, client, theirs, price, theirMeter, plan } = await twoOrganizations();
  const rhythm = { interval: "month", startsOn: "2026-03-01" } as const;
  await expect(
    createUsagePlan(other, { ...rhythm, clientId: theirs.id, priceIds: [price.id] }),
  ).rejects.toThrow("One of these prices does not exist.");
  const own = await createPrice(other, {
    ...{ name: "Calls", currency: "EUR", meterKey: "calls", model: "per_unit", unitAmountDecimal: "1" },
  });
  expect(own.meterId).toBe(theirMeter.id);
  await expect(
    createUsagePlan(other, { ...rhythm, clientId: client.id, priceIds: [own.id] }),
  ).rejects.toThrow("There is no such client.");
  const event = { id: "e", meter: "calls", client: client.id, at: "2026-03-15T12:00:00Z" };
  expect(await ingestUsage(other, [event])).toMatchObject([{ status: "refused" }]);
  const report = { meter: "calls", clientId: client.id, value: "1", at: "2026-03-15T12:00:00Z" };
  await expect(reportUsage(other, report)).rejects.toMatchObject({ fields: [{ path: "clientId" }] });

  // A month later there is something to bill again, but not for them.
  goTo("2026-05-01T00:00:00+02:00");
  for (const clientId of [undefined, client.id]) {
    const wish = clientId === undefined ? {} : { clientId };
    expect(await previewBilling(other, wish)).toMatchObject({ invoices: [], problems: [] });
    expect(await runBilling(other, wish)).toMatchObject({ invoices: [], problems: [] });
  }
  expect((await listBills(ctx, { planId: plan.id })).items).toHaveLength(1);
});

test("the same table is every organization's own", async () => {
  const { ctx, other, theirs } = await twoOrganizations();
  expect(await previewUpload(ctx, source)).toMatchObject({ good: 0, known: 1 });
  expect(await previewUpload(other, source)).toMatchObject({ good: 1, known: 0 });
  await importUpload(other, { fileName: "march.csv", source });
  expect(await usageSummary(other, { clientId: theirs.id, meter: "calls", ...march })).toMatchObject({
    value: "2",
  });
  // How many equal rows there were before is counted for each alone.
  const twice = { text: `${source.text}own,calls,2026-03-02,2\n` };
  expect(await previewUpload(other, twice)).toMatchObject({ good: 1, known: 1 });
});
