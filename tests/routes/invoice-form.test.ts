import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { archiveTaxRate } from "#domain/catalog";
import { archiveClient, type ClientView } from "#domain/clients";
import { getInvoice, issueInvoice, updateInvoice } from "#domain/invoices";
import { newId } from "#lib/ids";
import * as edit from "../../app/routes/admin.invoices.$id.edit.tsx";
import * as fresh from "../../app/routes/admin.invoices.new.tsx";
import { makeClient, makeDraft, makeTaxRate } from "../billing-factories.ts";
import { type Browser, signedIn } from "../route-request.ts";
import { createWorld, type World } from "../world.ts";
import { refusalOf } from "./refusal-of.ts";

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

const at = "/admin/invoices/new";
const countInvoices = () => world.database.db.invoice.count();

/** The fields of one row, as the editor names them. */
function row(index: number, fields: Record<string, string>) {
  const filled = {
    description: "",
    quantity: "1",
    unitPrice: "",
    taxRateId: "",
    discountPercent: "",
    ...fields,
  };
  return Object.fromEntries(
    Object.entries(filled).map(([name, value]) => [`lines[${index}].${name}`, value]),
  );
}

const good = () => ({
  clientId: client.id,
  currency: "EUR",
  dueOn: "",
  netDays: "",
  suppliedOn: "",
  notes: "",
  discountPercent: "",
  ...row(0, { description: "Design", quantity: "2.5", unitPrice: "80", taxRateId: vat.id }),
});

async function create(fields: Record<string, string>) {
  const answer = await browser.submit(fresh.action, at, fields);
  expect(answer).toMatchObject({ status: 303, flash: "The draft is saved." });
  return getInvoice(world.ctx, { id: String(answer.location?.split("/").at(-1)) });
}

describe("the new invoice form", () => {
  test("starts with the client's currency and days when the client is chosen", async () => {
    const { data } = await browser.load(fresh.loader, `${at}?clientId=${client.id}`);
    expect(data).toMatchObject({ invoice: { clientId: client.id, currency: "USD" } });
    expect(data.choices.clients.find(({ id }) => id === client.id)?.netDays).toBe(7);
    expect(data.choices.taxRates).toEqual([expect.objectContaining({ id: vat.id, percent: "20" })]);
  });

  test("starts with the organization's terms and offers what is usual for each client", async () => {
    const taxed = await makeClient(world.ctx, { name: "Taxed", taxRateId: vat.id });
    await world.database.db.organization.updateMany({
      data: { terms: "30 days net.", allowsPartialPayments: true },
    });
    const { data } = await browser.load(fresh.loader, `${at}?clientId=${taxed.id}`);
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
    const { data } = await browser.load(fresh.loader, `${at}?clientId=${id}`);
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
      const { data } = await browser.load(fresh.loader, `${at}?clientId=${clientId}`);
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
    const first = await browser.submit(fresh.action, at, form);
    const before = await countInvoices();
    const second = await browser.submit(fresh.action, at, form);
    expect(second.location).toBe(first.location);
    expect(await countInvoices()).toBe(before);
  });

  test("that was refused can be sent again under its key", async () => {
    const key = newId();
    const refused = await browser.submit(fresh.action, at, { ...good(), key, clientId: "nobody" });
    expect(refused.status).toBe(422);
    expect(await create({ ...good(), key })).toMatchObject({ status: "draft" });
  });

  test("is open to agents", async () => {
    const agent = await signedIn(world, await world.as("agent"));
    expect(await agent.submit(fresh.action, at, good())).toMatchObject({ status: 303 });
  });

  type Case = [name: string, changes: () => Record<string, string>, field: string, sentence: string];
  const first = (fields: Record<string, string>) => () =>
    row(0, { description: "A", unitPrice: "1", ...fields });
  const bad: Case[] = [
    ["no client", () => ({ clientId: "" }), "clientId", "Choose the client."],
    ["an unknown client", () => ({ clientId: newId() }), "clientId", "There is no such client."],
    ["no currency", () => ({ currency: "" }), "currency", "Choose a currency."],
    ["a wrong currency", () => ({ currency: "XXX" }), "currency", "Choose one of the currencies"],
    ["no line", () => row(0, {}), "lines[0].description", "at least one line"],
    [
      "a line without a description",
      first({ description: "" }),
      "lines[0].description",
      "Describe the line.",
    ],
    [
      "a description that is too long",
      first({ description: "x".repeat(1001) }),
      "lines[0].description",
      "at most",
    ],
    ["no quantity", first({ quantity: "" }), "lines[0].quantity", "Write a number"],
    ["a quantity of words", first({ quantity: "some" }), "lines[0].quantity", "Write a number"],
    ["an absurd quantity", first({ quantity: "9".repeat(13) }), "lines[0].quantity", "digits"],
    [
      "a quantity with seven decimals",
      first({ quantity: "1.1234567" }),
      "lines[0].quantity",
      "at most 6 decimals",
    ],
    ["no price", first({ unitPrice: "" }), "lines[0].unitPrice", "Write a number"],
    ["a price of words", first({ unitPrice: "free" }), "lines[0].unitPrice", "Write a number"],
    ["an absurd price", first({ unitPrice: "9".repeat(30) }), "lines[0].unitPrice", "digits"],
    ["a price with two readings", first({ unitPrice: "1,500" }), "lines[0].unitPrice", "two ways"],
    [
      "an amount beyond the limit",
      first({ quantity: "999999", unitPrice: "999999999" }),
      "lines[0].quantity",
      "large",
    ],
    ["a discount above 100%", first({ discountPercent: "101" }), "lines[0].discountPercent", "100"],
    ["a negative discount", first({ discountPercent: "-1" }), "lines[0].discountPercent", "0"],
    [
      "an unknown tax rate",
      first({ taxRateId: newId() }),
      "lines[0].taxRateId",
      "There is no such tax rate.",
    ],
    ["a discount on the whole above 100%", () => ({ discountPercent: "250" }), "discountPercent", "100"],
    ["a total below zero", first({ quantity: "-1" }), "lines[0].description", "cannot be negative"],
    ["a due date that does not exist", () => ({ dueOn: "2026-02-30" }), "dueOn", "exists"],
    ["a due date in the past", () => ({ dueOn: "2020-01-01" }), "dueOn", "cannot be before"],
    ["a due date and net days", () => ({ dueOn: "2026-12-01", netDays: "3" }), "dueOn", "not both"],
    ["negative net days", () => ({ netDays: "-3" }), "netDays", "from 0 to 365"],
    ["absurd net days", () => ({ netDays: "1e99" }), "netDays", "from 0 to 365"],
    ["notes that are too long", () => ({ notes: "x".repeat(2001) }), "notes", "at most 2000"],
    ["a supply date of words", () => ({ suppliedOn: "today" }), "suppliedOn", "YYYY-MM-DD"],
  ];

  test.each(bad)(
    "with %s is refused beside the field and nothing is saved",
    async (_, changes, field, sentence) => {
      const before = await countInvoices();
      const answer = refusalOf(await browser.submit(fresh.action, at, { ...good(), ...changes() }));
      expect(answer.status).toBe(422);
      expect(answer.errors[field]?.[0]).toContain(sentence);
      expect(await countInvoices()).toBe(before);
    },
  );

  test("names the row as it stands in the form when rows before it are empty", async () => {
    const form = {
      ...good(),
      ...row(0, {}),
      ...row(1, {}),
      ...row(2, { description: "Third", unitPrice: "1", taxRateId: newId() }),
    };
    const answer = refusalOf(await browser.submit(fresh.action, at, form));
    expect(answer.errors).toHaveProperty(["lines[2].taxRateId"]);
    expect(answer.values["lines"]).toMatchObject({ 2: { description: "Third" } });
  });

  test("refuses another organization's client and tax rate as unknown ones", async () => {
    const foreigner = await world.foreigner();
    const clientId = (await makeClient(foreigner)).id;
    const taxRateId = (await makeTaxRate(foreigner)).id;
    const withClient = refusalOf(await browser.submit(fresh.action, at, { ...good(), clientId }));
    const withRate = refusalOf(
      await browser.submit(fresh.action, at, {
        ...good(),
        ...row(0, { description: "A", unitPrice: "1", taxRateId }),
      }),
    );
    expect(withClient.errors).toEqual({ clientId: ["There is no such client."] });
    expect(withRate.errors).toEqual({ "lines[0].taxRateId": ["There is no such tax rate."] });
  });

  test("refuses a client and a tax rate that are archived", async () => {
    const gone = await makeClient(world.ctx);
    await archiveClient(world.ctx, gone);
    const old = await makeTaxRate(world.ctx, { name: "Old VAT" });
    await archiveTaxRate(world.ctx, old);
    const answers = [
      refusalOf(await browser.submit(fresh.action, at, { ...good(), clientId: gone.id })),
      refusalOf(
        await browser.submit(fresh.action, at, {
          ...good(),
          ...row(0, { description: "A", unitPrice: "1", taxRateId: old.id }),
        }),
      ),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 422]);
    expect(answers[0]?.errors["clientId"]?.[0]).toContain("archived");
    expect(answers[1]?.errors["lines[0].taxRateId"]?.[0]).toContain("archived");
  });
});

describe("the form of a draft", () => {
  async function formOf(id: string) {
    const { data } = await browser.load(edit.loader, `/admin/invoices/${id}/edit`, { id });
    const { lines, version, allowsPartialPayments, ...fields } = data.invoice;
    return {
      ...(allowsPartialPayments && { allowsPartialPayments: "on" }),
      ...Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, value === null ? "" : String(value)]),
      ),
      version: String(version),
      ...Object.assign({}, ...lines.map((line, index) => row(index, { ...line }))),
    } as Record<string, string>;
  }
  const submit = (id: string, form: Record<string, string>) =>
    browser.submit(edit.action, `/admin/invoices/${id}/edit`, form, { id });

  test("saved unchanged changes no figure", async () => {
    const draft = await create({
      ...good(),
      netDays: "9",
      discountPercent: "5",
      ...row(1, { description: "B", unitPrice: "0.0125" }),
    });
    expect(await submit(draft.id, await formOf(draft.id))).toMatchObject({ status: 303 });
    const { version: _, lines: __, ...figures } = await getInvoice(world.ctx, draft);
    expect(figures).toEqual({ ...figures, subtotal: draft.subtotal, total: draft.total, netDays: 9 });
  });

  test("empties what was left empty", async () => {
    const draft = await makeDraft(world.ctx, { notes: "Old", netDays: 5 });
    await submit(draft.id, { ...(await formOf(draft.id)), notes: "", netDays: "" });
    expect(await getInvoice(world.ctx, draft)).toMatchObject({ notes: "", netDays: null });
  });

  test("of which somebody else saved another version is refused and keeps what was typed", async () => {
    const draft = await makeDraft(world.ctx);
    const form = await formOf(draft.id);
    await submit(draft.id, { ...form, notes: "Faster" });
    const answer = refusalOf(await submit(draft.id, { ...form, notes: "Slower" }));
    expect(answer).toMatchObject({
      status: 409,
      errors: { "": [expect.stringContaining("Somebody changed this invoice meanwhile")] },
      values: { notes: "Slower", version: String(draft.version) },
    });
    expect(await getInvoice(world.ctx, draft)).toMatchObject({ notes: "Faster" });
  });

  test("without its version is refused", async () => {
    const draft = await makeDraft(world.ctx);
    const { version: _, ...form } = await formOf(draft.id);
    expect((await submit(draft.id, { ...form, notes: "Unseen" })).status).toBe(422);
    expect(await getInvoice(world.ctx, draft)).toMatchObject({ notes: "" });
  });

  test("of an invoice that was issued meanwhile is refused", async () => {
    const draft = await makeDraft(world.ctx);
    const form = await formOf(draft.id);
    await issueInvoice(world.ctx, draft);
    expect(refusalOf(await submit(draft.id, { ...form, notes: "Late" }))).toMatchObject({
      status: 409,
      errors: { "": [expect.stringContaining("is issued")] },
    });
    const again = await browser.load(edit.loader, `/admin/invoices/${draft.id}/edit`, { id: draft.id });
    expect(again).toMatchObject({ status: 302, location: `/admin/invoices/${draft.id}` });
  });

  test("says when it cannot show all that a script wrote", async () => {
    const second = await makeTaxRate(world.ctx, { name: "City tax", percent: "1" });
    const line = { description: "A", quantity: "1", unitAmount: 100, taxRateIds: [vat.id, second.id] };
    const rich = await makeDraft(world.ctx, { lines: [line] });
    const plain = await makeDraft(world.ctx);
    const isTooRich = async (id: string) =>
      (await browser.load(edit.loader, `/admin/invoices/${id}/edit`, { id })).data.isTooRich;
    expect([await isTooRich(rich.id), await isTooRich(plain.id)]).toEqual([true, false]);
  });

  test("goes on offering an archived rate that the draft uses", async () => {
    const old = await makeTaxRate(world.ctx, { name: "Old" });
    const draft = await makeDraft(world.ctx);
    const { clientId, currency, version } = draft;
    const line = { description: "A", quantity: "1", unitAmount: 100, taxRateIds: [old.id] };
    await updateInvoice(world.ctx, { id: draft.id, version, clientId, currency, lines: [line] });
    await archiveTaxRate(world.ctx, old);
    const { data } = await browser.load(edit.loader, `/admin/invoices/${draft.id}/edit`, { id: draft.id });
    expect(data.choices.taxRates.map(({ id }) => id)).toContain(old.id);
    expect(await submit(draft.id, await formOf(draft.id))).toMatchObject({ status: 303 });
  });

  test("of another organization is not found", async () => {
    const foreign = await makeDraft(await world.foreigner());
    const id = foreign.id;
    expect((await browser.load(edit.loader, `/admin/invoices/${id}/edit`, { id })).status).toBe(404);
    expect((await submit(id, { ...good(), version: "1" })).status).toBe(404);
  });
});
