import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { runBilling } from "#domain/billing-runs";
import { getInvoice, portalLink } from "#domain/invoices";
import * as staffInvoice from "../../../app/routes/admin.invoices.$id._index.ts";
import * as staffCsv from "../../../app/routes/admin.invoices.$id.lines.$lineId.usage[.]csv.ts";
import * as staffPage from "../../../app/routes/admin.invoices.$id.lines.$lineId.usage.tsx";
import * as linkRoute from "../../../app/routes/i.$token._index.tsx";
import * as clientInvoice from "../../../app/routes/invoice.$id._index.tsx";
import * as currentUsage from "../../../app/routes/invoice.$id.current-usage.tsx";
import * as clientCsv from "../../../app/routes/invoice.$id.lines.$lineId.usage[.]csv.ts";
import * as clientPage from "../../../app/routes/invoice.$id.lines.$lineId.usage.tsx";
import { makeClient, makeOpenInvoice } from "../../billing-factories.ts";
import { createMeteredWorld, type MeteredWorld } from "../../domain/billing-runs/metered-world.ts";
import { signedIn } from "../../route-request.ts";
import { call, type Route } from "../client/call.ts";

let world: MeteredWorld;
let id: string;
let lineId: string;

/** January's calls are billed on an invoice that the client has got: ten free, then tiers. */
beforeEach(async () => {
  world = await createMeteredWorld();
  const tiers = [
    { upTo: "10", unitAmountDecimal: "10" },
    { upTo: null, unitAmountDecimal: "2.5", flatAmount: 100 },
  ];
  const graduated = { model: "graduated", unitAmountDecimal: undefined, tiers, freeUnits: "10" };
  await world.plan([(await world.price(graduated as never)).id], { finish: "send" });
  await world.use("20.5", "2026-01-01T00:00:00+01:00", { id: "=1+1", properties: { region: "eu" } });
  world.goTo("2026-01-31T12:00:00+01:00");
  await world.use("4", "2026-01-31T11:00:00+01:00", { id: "second" });
  world.goTo("2026-02-02T00:00:00+01:00");
  const { invoices } = await runBilling(world.ctx);
  id = String(invoices[0]?.id);
  lineId = String((await getInvoice(world.ctx, { id })).lines[0]?.id);
});

const lineAt = () => `/admin/invoices/${id}/lines/${lineId}/usage`;

/** What a browser holds after it has opened the link to that invoice. */
async function openLink(invoiceId: string): Promise<string> {
  const token = (await portalLink(world.ctx, { id: invoiceId })).url.split("/").at(-1) ?? "";
  const answer = await call(world, linkRoute, { params: { token } });
  return answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
}

async function lateUsage() {
  await world.use("3", "2026-01-15T12:00:00Z", { id: "late" });
  world.goTo("2026-03-01T00:00:00+01:00");
  const { invoices } = await runBilling(world.ctx);
  const invoiceId = String(invoices[0]?.id);
  const { lines } = await getInvoice(world.ctx, { id: invoiceId });
  return { invoiceId, lineId: String(lines[0]?.id) };
}

describe("the usage of a line", () => {
  test("opens from the invoice to its arithmetic and its events", async () => {
    const browser = await signedIn(world);
    const invoice = await browser.load(staffInvoice.loader, `/admin/invoices/${id}`, { id });
    expect(invoice.data).toMatchObject({ invoice: { lines: [{ countedAt: lineAt() }] } });
    const { data } = await browser.load(staffPage.loader, lineAt(), { id, lineId });
    expect(data.usage).toMatchObject({
      quantity: "24.5",
      steps: [
        { kind: "free", quantity: "10", amountDecimal: "0" },
        { kind: "tier", quantity: "10", unitAmountDecimal: "10", amountDecimal: "100" },
        {
          kind: "tier",
          quantity: "4.5",
          unitAmountDecimal: "2.5",
          flatAmount: "100",
          amountDecimal: "111.25",
        },
      ],
      ...{ ratedAmount: 211n, amount: 211n, earlier: [] },
      events: { count: 2, first: [{ id: "=1+1", value: "20.5" }, { id: "second" }], hasMore: false },
    });
  });

  test("is a file of its events whose hash is the one that is shown, safe to open in a spreadsheet", async () => {
    await world.settle();
    const browser = await signedIn(world);
    const file = await browser.load(staffCsv.loader, `${lineAt()}.csv`, { id, lineId });
    expect(file.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    expect(file.headers.get("Content-Disposition")).toBe('attachment; filename="usage-calls-2026-01-01.csv"');
    expect(file.data).toBe(
      [
        "number,id,at,received_at,value,properties,takes_back",
        `1,"'=1+1",2025-12-31T23:00:00.000Z,2025-12-31T23:00:00.000Z,20.5,"{""region"":""eu""}",`,
        "2,second,2026-01-31T10:00:00.000Z,2026-01-31T11:00:00.000Z,4,,",
        "",
      ].join("\n"),
    );
    const { data } = await browser.load(staffPage.loader, lineAt(), { id, lineId });
    expect(data.usage.events?.hash).toBe(createHash("sha256").update(String(file.data)).digest("hex"));
  });

  test("that came late says what was billed of its period before", async () => {
    const late = await lateUsage();
    const { data } = await (
      await signedIn(world)
    ).load(staffPage.loader, lineAt(), { id: late.invoiceId, lineId: late.lineId });
    expect(data.usage).toMatchObject({
      ...{ from: "2026-01-01", quantity: "27.5", ratedAmount: 219n, amount: 8n },
      earlier: [{ invoiceNumber: "INV-0001", amount: 211n, invoiceAt: lineAt() }],
      events: { fromNumber: 3, first: [{ id: "late" }] },
    });
  });

  test("is not there under another invoice, for another line or for another organization", async () => {
    const other = await makeOpenInvoice(world.ctx, { clientId: world.client.id });
    const plainLine = String(other.lines[0]?.id);
    const foreigner = await signedIn(world, await world.foreigner());
    const browser = await signedIn(world);
    for (const { loader } of [staffPage, staffCsv]) {
      const load = async (params: { id: string; lineId: string }, who = browser) =>
        (await who.load<unknown>(loader, lineAt(), params)).status;
      expect(await load({ id, lineId })).toBe(200);
      expect(await load({ id: other.id, lineId })).toBe(404);
      expect(await load({ id: other.id, lineId: plainLine })).toBe(404);
      expect(await load({ id, lineId }, foreigner)).toBe(404);
    }
  });
});

describe("a client", () => {
  test("is led from the invoice to how each line was counted, and to what was used since", async () => {
    const cookie = await openLink(id);
    const invoice = await call(world, clientInvoice, { params: { id }, cookie });
    const countedAt = `/invoice/${id}/lines/${lineId}/usage`;
    expect(invoice.value).toMatchObject({
      lines: [{ countedAt }],
      usageAt: `/invoice/${id}/current-usage`,
    });
    const line = await call(world, clientPage, { params: { id, lineId }, cookie });
    expect(line.value).toMatchObject({
      invoiceAt: `/invoice/${id}`,
      usage: { ratedAmount: 211n, events: { count: 2, csvAt: `${countedAt}.csv` } },
    });
    const file = await call(world, clientCsv, { params: { id, lineId }, cookie });
    expect(await (file.value as Response).text()).toContain("20.5");
  });

  test("sees the current periods of all plans of its own, and needs no script", async () => {
    await world.use("12", "2026-02-01T12:00:00Z");
    const cookie = await openLink(id);
    const { value } = await call(world, currentUsage, { params: { id }, cookie });
    expect(value).toMatchObject({
      periods: [{ from: "2026-02-01", amount: 20n, used: [{ quantity: "12" }] }],
      locale: "en-GB",
    });
    for (const { handle } of [clientPage, currentUsage]) expect(handle).toEqual({ scripts: false });
  });

  test("is not told of an earlier invoice's page, only of its number", async () => {
    const late = await lateUsage();
    const cookie = await openLink(late.invoiceId);
    const params = { id: late.invoiceId, lineId: late.lineId };
    const { value } = await call(world, clientPage, { params, cookie });
    expect(value).toMatchObject({ usage: { earlier: [{ invoiceNumber: "INV-0001", invoiceAt: null }] } });
  });

  test("sees nothing of another client's usage, whichever link it holds", async () => {
    const stranger = await makeClient(world.ctx, { name: "Else", email: "else@example.test" });
    const own = await makeOpenInvoice(world.ctx, { clientId: stranger.id });
    const cookie = await openLink(own.id);
    const statusOf = async (route: Route, params: { id: string; lineId: string }, held = cookie) =>
      (await call(world, route, { params, cookie: held })).status;
    for (const route of [clientPage, clientCsv]) {
      expect(await statusOf(route, { id, lineId })).toBe(404);
      expect(await statusOf(route, { id: own.id, lineId })).toBe(404);
      expect(await statusOf(route, { id: own.id, lineId: String(own.lines[0]?.id) })).toBe(404);
      expect(await statusOf(route, { id, lineId }, "")).toBe(404);
    }
    expect(await statusOf(currentUsage, { id, lineId })).toBe(404);
    expect(await statusOf(currentUsage, { id, lineId }, "")).toBe(404);
    const { value } = await call(world, currentUsage, { params: { id: own.id }, cookie });
    expect(value).toMatchObject({ periods: [] });
    expect((await call(world, clientInvoice, { params: { id: own.id }, cookie })).value).toMatchObject({
      usageAt: null,
    });
  });
});
