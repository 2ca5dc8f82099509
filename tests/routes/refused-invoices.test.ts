import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTaxRate } from "#domain/catalog";
import { type createInvoice, getInvoice, issueInvoice, updateInvoice } from "#domain/invoices";
import * as edit from "../../app/routes/admin.invoices.$id.edit.tsx";
import * as fresh from "../../app/routes/admin.invoices.new.tsx";
import * as taxes from "../../app/routes/admin.settings.taxes.tsx";
import { type Api, apiOf, refusalOf as apiRefusalOf } from "../api/client.ts";
import { makeClient, makeDraft, makeOpenInvoice } from "../billing-factories.ts";
import { type Browser, signedIn } from "../route-request.ts";
import { createWorld, type World } from "../world.ts";
import { refusalOf } from "./refusal-of.ts";

// Refusals change nothing, so that one world does for all of them.
let world: World;
let browser: Browser;
let api: Api;
let clientId: string;
beforeAll(async () => {
  world = await createWorld({ now: "2026-03-02T09:00:00Z" });
  browser = await signedIn(world);
  api = await apiOf(world);
  clientId = (await makeClient(world.ctx)).id;
});
afterAll(() => world.close());

type Input = Parameters<typeof createInvoice>[1];
const line = { description: "Work", quantity: "1", unitAmount: 1000 };

const typed = (over: Record<string, string> = {}) => ({
  clientId,
  currency: "EUR",
  "lines[0].description": "Work",
  "lines[0].quantity": "1",
  "lines[0].unitPrice": "10",
  ...over,
});

/** What people and scripts get wrong: at which field, with which sentence, typed into the form and sent to the API. */
const mistakes: readonly {
  what: string;
  typed: Record<string, string>;
  form: Record<string, string>;
  sent: object;
  api: { path: string; message: string };
}[] = [
  {
    what: "a discount of more than 100 %",
    typed: { discountPercent: "101" },
    form: { discountPercent: "A percentage is between 0 and 100." },
    sent: { discount: { percent: "101" } },
    api: { path: "discount.percent", message: "A percentage is between 0 and 100." },
  },
  {
    what: "a discount of 1000 % on a line",
    typed: { "lines[0].discountPercent": "1000" },
    form: { "lines[0].discountPercent": "A percentage is between 0 and 100." },
    sent: { lines: [{ ...line, discount: { percent: "1000" } }] },
    api: { path: "lines.0.discount.percent", message: "A percentage is between 0 and 100." },
  },
  {
    what: "a negative total",
    typed: { "lines[0].quantity": "-1" },
    form: { "lines[0].description": "The total of an invoice cannot be negative." },
    sent: { lines: [{ ...line, quantity: "-1" }] },
    api: { path: "lines", message: "The total of an invoice cannot be negative." },
  },
  {
    what: "a quantity with 12 decimals",
    typed: { "lines[0].quantity": "0.000000000001" },
    form: { "lines[0].quantity": "A quantity has at most 6 decimals." },
    sent: { lines: [{ ...line, quantity: "0.000000000001" }] },
    api: { path: "lines.0.quantity", message: "At most 6 digits are possible after the point." },
  },
  {
    what: "a unit price below the currency's unit that is to be whole units",
    typed: { "lines[0].unitPrice": "0.123456789012345" },
    form: { "lines[0].unitPrice": "A unit price has at most 14 decimals." },
    sent: { lines: [{ ...line, unitAmount: 0.5 }] },
    api: {
      path: "lines.0.unitAmount",
      message: "The unit price is a whole number of minor units, such as 1999 for 19.99.",
    },
  },
  {
    what: "a unit price finer than prices are",
    typed: { currency: "JPY", "lines[0].unitPrice": "0.1234567890123" },
    form: { "lines[0].unitPrice": "A unit price has at most 12 decimals." },
    sent: { lines: [{ description: "A", quantity: "1", unitAmountDecimal: "0.1234567890123" }] },
    api: { path: "lines.0.unitAmountDecimal", message: "At most 12 digits are possible after the point." },
  },
  {
    what: "an amount larger than any",
    typed: { "lines[0].quantity": "1000000", "lines[0].unitPrice": "100000" },
    form: { "lines[0].quantity": "Quantity times unit price is too large." },
    sent: { lines: [{ ...line, quantity: "1000000", unitAmount: 10000000 }] },
    api: { path: "lines.0.quantity", message: "Quantity times unit price is too large." },
  },
  {
    what: "a currency that nobody knows",
    typed: { currency: "ABC" },
    form: { currency: "Choose one of the currencies that can be charged." },
    sent: { currency: "ABC" },
    api: { path: "currency", message: "Choose one of the currencies that can be charged." },
  },
  {
    what: "a currency that Stripe does not charge in",
    typed: { currency: "KPW" },
    form: { currency: "Choose one of the currencies that can be charged." },
    sent: { currency: "KPW" },
    api: { path: "currency", message: "Choose one of the currencies that can be charged." },
  },
  {
    what: "a due date before the issue",
    typed: { dueOn: "2026-03-01" },
    form: { dueOn: "The due date cannot be before the issue date, which is 2026-03-02 or later." },
    sent: { dueOn: "2026-03-01" },
    api: {
      path: "dueOn",
      message: "The due date cannot be before the issue date, which is 2026-03-02 or later.",
    },
  },
  {
    what: "a purchase order of two lines",
    typed: { purchaseOrder: "PO 1\nPO 2" },
    form: { purchaseOrder: "The purchase order must be one line of text." },
    sent: { purchaseOrder: "PO 1\nPO 2" },
    api: { path: "purchaseOrder", message: "The purchase order must be one line of text." },
  },
  {
    what: "terms that are a book",
    typed: { terms: "x".repeat(2001) },
    form: { terms: "The terms can have at most 2000 characters." },
    sent: { terms: "x".repeat(2001) },
    api: { path: "terms", message: "The terms can have at most 2000 characters." },
  },
];

describe.each(mistakes)("$what", (mistake) => {
  test("is refused beside its field in the form, and what was typed stays", async () => {
    const answer = refusalOf(await browser.submit(fresh.action, "/admin/invoices/new", typed(mistake.typed)));
    expect(answer.status).toBe(422);
    for (const [field, sentence] of Object.entries(mistake.form))
      expect(answer.errors[field]).toContain(sentence);
    expect(answer.values).toMatchObject({ clientId });
    expect(await world.database.db.invoice.count()).toBe(0);
  });

  test("is refused at its field by the API", async () => {
    const input = { clientId, currency: "EUR", lines: [line], ...mistake.sent } as Input;
    expect(await apiRefusalOf(api.invoices.create.mutate(input))).toMatchObject({
      code: "BAD_REQUEST",
      status: 400,
      fields: expect.arrayContaining([mistake.api]) as unknown,
    });
    expect(await world.database.db.invoice.count()).toBe(0);
  });
});

test("a tax rate of 1000 % is refused by the form and the API", async () => {
  const sentence = "A percentage is between 0 and 100.";
  const fields = { name: "VAT", percent: "1000", prices: "net" };
  const answer = refusalOf(await browser.submit(taxes.action, "/admin/settings/taxes", fields));
  expect(answer).toMatchObject({ status: 422, errors: { percent: [sentence] } });
  const call = api.taxRates.create.mutate({ name: "VAT", percent: "1000", inclusive: false });
  expect(await apiRefusalOf(call)).toMatchObject({ fields: [{ path: "percent", message: sentence }] });
  expect(await world.database.db.taxRate.count()).toBe(0);
});

describe("an issued invoice", () => {
  const sentence = "This invoice is issued and cannot be changed any more. Void it, or duplicate it.";

  test("is not changed by the form or the API", async () => {
    const invoice = await makeOpenInvoice(world.ctx, { clientId });
    const answer = refusalOf(
      await browser.submit(
        edit.action,
        `/admin/invoices/${invoice.id}/edit`,
        typed({ version: String(invoice.version), notes: "Late" }),
        { id: invoice.id },
      ),
    );
    expect(answer).toMatchObject({ status: 409, errors: { "": [sentence] } });
    const change = { id: invoice.id, version: invoice.version, clientId, currency: "EUR", lines: [line] };
    expect(await apiRefusalOf(api.invoices.update.mutate(change))).toMatchObject({
      code: "CONFLICT",
      message: sentence,
    });
    expect(await getInvoice(world.ctx, invoice)).toEqual(invoice);
  });

  test("stays what it is under the database's own triggers too", async () => {
    const { id } = await makeOpenInvoice(world.ctx, { clientId });
    for (const data of [
      { terms: "Other" },
      { purchaseOrder: "PO 9" },
      { roundingAmount: 1n },
      { taxRounding: "line" as const },
      { cashRoundingIncrement: 5n },
      { numberYear: 2026 },
    ])
      await expect(world.database.db.invoice.update({ where: { id }, data })).rejects.toThrow();
  });
});

test("a due date that passed before the issue is refused when issuing, with the way out", async () => {
  const draft = await makeDraft(world.ctx, { clientId, dueOn: "2026-03-03" });
  world.clock.set("2026-03-09T09:00:00Z");
  await expect(issueInvoice(world.ctx, draft)).rejects.toThrow("Change it first.");
  expect(await apiRefusalOf(api.invoices.issue.mutate({ id: draft.id }))).toMatchObject({ code: "CONFLICT" });
  const { id, version } = draft;
  const changed = { id, version, clientId, currency: "EUR", lines: [line], dueOn: "2026-03-20" };
  await updateInvoice(world.ctx, changed);
  expect((await issueInvoice(world.ctx, draft)).dueOn).toBe("2026-03-20");
});

test("the name of a tax rate is asked for", async () => {
  await expect(createTaxRate(world.ctx, { name: "", percent: "5", inclusive: false })).rejects.toThrow(
    "missing",
  );
});
