import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { archiveTaxRate } from "#domain/catalog";
import type { ClientView } from "#domain/clients";
import { getInvoice, issueInvoice, updateInvoice } from "#domain/invoices";
import * as edit from "../../app/routes/admin.invoices.$id.edit.tsx";
import { makeClient, makeDraft, makeTaxRate } from "../billing-factories.ts";
import { type Browser, signedIn } from "../route-request.ts";
import { createWorld, type World } from "../world.ts";
import { goodFields, row, saveDraft } from "./invoice-fields.ts";
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

const good = () => goodFields({ clientId: client.id, taxRateId: vat.id });

const create = (fields: Record<string, string>) => saveDraft(world, browser, fields);

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
