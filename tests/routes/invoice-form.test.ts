import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { archiveTaxRate } from "#domain/catalog";
import type { ClientView } from "#domain/clients";
import { newId } from "#lib/ids";
import * as fresh from "../../app/routes/admin.invoices.new.tsx";
import { makeClient, makeTaxRate } from "../billing-factories.ts";
import { type Browser, signedIn } from "../route-request.ts";
import { createWorld, type World } from "../world.ts";
import { goodFields, newInvoiceAt, row, saveDraft } from "./invoice-fields.ts";

let world: World;
let browser: Browser;
let client: ClientView;
let vat: { id: string };
beforeAll(async () => {
  world = await createWorld();
  browser = await signedIn(world);
  client = await makeClient(world.ctx, { currency: "USD", netDays: 7 });
  vat = await makeTaxRate(world.ctx, { percent: "20" });
});
afterAll(() => world.close());

const countInvoices = () => world.database.db.invoice.count();

const good = () => goodFields({ clientId: client.id, taxRateId: vat.id });

const create = (fields: Record<string, string>) => saveDraft(world, browser, fields);

describe("the new invoice form", () => {
  test("starts with the client's currency and days when the client is chosen", async () => {
    const { data } = await browser.load(fresh.loader, `${newInvoiceAt}?clientId=${client.id}`);
    expect(data).toMatchObject({ invoice: { clientId: client.id, currency: "USD" } });
    expect(data.choices.clients.find(({ id }) => id === client.id)?.netDays).toBe(7);
    expect(data.choices.taxRates).toEqual([expect.objectContaining({ id: vat.id, percent: "20" })]);
  });

  test("starts with the organization's terms and offers what is usual for each client", async () => {
    const taxed = await makeClient(world.ctx, { name: "Taxed", taxRateId: vat.id });
    await world.database.db.organization.updateMany({
      data: { terms: "30 days net.", allowsPartialPayments: true },
    });
    const { data } = await browser.load(fresh.loader, `${newInvoiceAt}?clientId=${taxed.id}`);
    expect(data.invoice).toMatchObject({ terms: "30 days net.", allowsPartialPayments: true });
    expect(data.choices.clients.find(({ id }) => id === taxed.id)).toMatchObject({
      taxRateId: vat.id,
      netDays: 14,
      currency: "EUR",
    });
    expect(data.choices.clients.find(({ id }) => id === client.id)).toMatchObject({
      taxRateId: "",
      netDays: 7,
    });
    await world.database.db.organization.updateMany({ data: { terms: "", allowsPartialPayments: false } });
  });

  test("says that a client's archived tax is not used any more", async () => {
    const old = await makeTaxRate(world.ctx, { name: "Old", percent: "10" });
    const { id } = await makeClient(world.ctx, { name: "Former", taxRateId: old.id });
    await archiveTaxRate(world.ctx, { id: old.id });
    const { data } = await browser.load(fresh.loader, `${newInvoiceAt}?clientId=${id}`);
    expect(data.choices.archivedTaxRate).toBe("Old 10%");
    expect(data.choices.clients.find((one) => one.id === id)?.taxRateId).toBe("");
  });

  test("saves terms, purchase order and whether it may be paid in parts, empty ones as nothing", async () => {
    const said = { terms: "30 days net.", purchaseOrder: "PO 4711", allowsPartialPayments: "on" };
    expect(await create({ ...good(), ...said })).toMatchObject({ ...said, allowsPartialPayments: true });
    await world.database.db.organization.updateMany({
      data: { terms: "30 days net.", allowsPartialPayments: true },
    });
    expect(await create({ ...good(), terms: "", purchaseOrder: "" })).toMatchObject({
      terms: "",
      purchaseOrder: "",
      allowsPartialPayments: false,
    });
    await world.database.db.organization.updateMany({ data: { terms: "", allowsPartialPayments: false } });
  });

  test("starts empty when the client is unknown or another organization's", async () => {
    const foreign = await makeClient(await world.foreigner());
    for (const clientId of [foreign.id, "nonsense"]) {
      const { data } = await browser.load(fresh.loader, `${newInvoiceAt}?clientId=${clientId}`);
      expect(data).toMatchObject({ invoice: { clientId: "", currency: "EUR" } });
      expect(data.choices.clients.map(({ id }) => id)).not.toContain(foreign.id);
    }
  });

  test("saves a draft whose figures are the calculation's", async () => {
    const invoice = await create({
      ...good(),
      ...row(1, { description: "Hosting", unitPrice: "1,234.50", discountPercent: "10 %" }),
      discountPercent: "5",
      notes: "Thank you",
      netDays: "21",
    });
    expect(invoice).toMatchObject({
      status: "draft",
      subtotal: 20000n + 123450n,
      discountTotal: 12345n + 6555n,
      taxTotal: 3800n,
      notes: "Thank you",
      netDays: 21,
    });
    expect(invoice.total).toBe(invoice.subtotal - invoice.discountTotal + invoice.taxTotal);
  });

  test("reads prices in the currency's own decimals", async () => {
    const yen = {
      ...good(),
      currency: "JPY",
      ...row(0, { description: "A", quantity: "3", unitPrice: "1500" }),
    };
    const dinar = { ...good(), currency: "KWD", ...row(0, { description: "A", unitPrice: "1.234" }) };
    expect((await create(yen)).total).toBe(4500n);
    expect((await create(dinar)).total).toBe(1234n);
  });

  test("ignores rows that nobody used", async () => {
    const { lines } = await create({
      ...row(0, {}),
      ...row(2, {}),
      ...row(3, { quantity: "" }),
      ...good(),
      ...row(1, { description: "Second", unitPrice: "1" }),
    });
    expect(lines.map(({ description }) => description)).toEqual(["Design", "Second"]);
  });

  test("takes a deduction as a line below zero", async () => {
    const form = { ...good(), ...row(1, { description: "Voucher", quantity: "-1", unitPrice: "50" }) };
    expect((await create(form)).subtotal).toBe(15000n);
  });

  test("sent twice saves one draft", async () => {
    const form = { ...good(), key: newId() };
    const first = await browser.submit(fresh.action, newInvoiceAt, form);
    const before = await countInvoices();
    const second = await browser.submit(fresh.action, newInvoiceAt, form);
    expect(second.location).toBe(first.location);
    expect(await countInvoices()).toBe(before);
  });

  test("that was refused can be sent again under its key", async () => {
    const key = newId();
    const refused = await browser.submit(fresh.action, newInvoiceAt, { ...good(), key, clientId: "nobody" });
    expect(refused.status).toBe(422);
    expect(await create({ ...good(), key })).toMatchObject({ status: "draft" });
  });

  test("is open to agents", async () => {
    const agent = await signedIn(world, await world.as("agent"));
    expect(await agent.submit(fresh.action, newInvoiceAt, good())).toMatchObject({ status: 303 });
  });
});
