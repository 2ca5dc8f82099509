import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { archiveTaxRate } from "#domain/catalog";
import { createClient, getClient, updateClient } from "#domain/clients";
import { duplicateInvoice, getInvoice, issueInvoice, updateInvoice } from "#domain/invoices";
import { updateOrganization } from "#domain/organizations";
import { makeClient, makeDraft, makeOpenInvoice, makeTaxRate } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-02T09:00:00Z" });
});
afterEach(() => world.close());

const line = { description: "Work", quantity: "1", unitAmount: 1000 };

describe("a new invoice begins with what is usual for the client", () => {
  test("its tax on lines that name none", async () => {
    const rate = await makeTaxRate(world.ctx, { percent: "20" });
    const client = await makeClient(world.ctx, { taxRateId: rate.id });
    const draft = await makeDraft(world.ctx, {
      clientId: client.id,
      lines: [line, { ...line, taxRateIds: [] }],
    });
    expect(draft.lines.map(({ taxRateIds }) => taxRateIds)).toEqual([[rate.id], []]);
    expect(draft.taxTotal).toBe(200n);
  });

  test("no tax once the rate is archived", async () => {
    const rate = await makeTaxRate(world.ctx);
    const client = await makeClient(world.ctx, { taxRateId: rate.id });
    await archiveTaxRate(world.ctx, { id: rate.id });
    expect((await makeDraft(world.ctx, { clientId: client.id, lines: [line] })).taxTotal).toBe(0n);
    expect((await getClient(world.ctx, client)).taxRateId).toBe(rate.id);
  });

  test("its days to pay, counted from the issue, and its language on the document", async () => {
    const client = await makeClient(world.ctx, { netDays: 3, locale: "de-AT" });
    const invoice = await makeOpenInvoice(world.ctx, { clientId: client.id });
    expect(invoice).toMatchObject({ dueOn: "2026-03-05", buyer: { locale: "de-AT" } });
  });

  test("the organization's terms and whether it may be paid in parts, unless it says otherwise", async () => {
    await updateOrganization(world.ctx, { version: 1, terms: "30 days net.", allowsPartialPayments: true });
    expect(await makeDraft(world.ctx)).toMatchObject({
      terms: "30 days net.",
      allowsPartialPayments: true,
    });
    for (const terms of ["", null])
      expect(await makeDraft(world.ctx, { terms, allowsPartialPayments: false })).toMatchObject({
        terms: "",
        allowsPartialPayments: false,
      });
  });
});

describe("a client's usual tax", () => {
  test("is one of the organization's rates in use", async () => {
    const foreign = await makeTaxRate(await world.foreigner());
    const old = await makeTaxRate(world.ctx);
    await archiveTaxRate(world.ctx, { id: old.id });
    for (const [taxRateId, sentence] of [
      [foreign.id, "There is no such tax rate."],
      ["unknown", "There is no such tax rate."],
      [old.id, "The tax rate VAT is archived. Choose another one."],
    ] as const) {
      const fields = [{ path: "taxRateId", message: sentence }];
      const given = { name: "Acme", email: "a@acme.test", taxRateId };
      await expect(createClient(world.ctx, given)).rejects.toMatchObject({ kind: "invalid", fields });
      const { id } = await makeClient(world.ctx);
      await expect(updateClient(world.ctx, { id, taxRateId })).rejects.toMatchObject({ fields });
    }
  });

  test("may stay while something else of the client changes, though it was archived", async () => {
    const rate = await makeTaxRate(world.ctx);
    const client = await makeClient(world.ctx, { taxRateId: rate.id });
    await archiveTaxRate(world.ctx, { id: rate.id });
    const changed = await updateClient(world.ctx, { id: client.id, name: "Acme", taxRateId: rate.id });
    expect(changed).toMatchObject({ name: "Acme", taxRateId: rate.id });
    expect(await updateClient(world.ctx, { id: client.id, taxRateId: null })).toMatchObject({
      taxRateId: null,
    });
  });
});

describe("terms, notes and purchase order", () => {
  const said = { terms: "30 days net.", notes: "Thank you.", purchaseOrder: "PO 4711" };

  test("are what the draft says, and empty after an update that leaves them out", async () => {
    const draft = await makeDraft(world.ctx, { ...said, allowsPartialPayments: true });
    expect(draft).toMatchObject({ ...said, allowsPartialPayments: true });
    const { id, version, clientId, currency } = draft;
    const changed = await updateInvoice(world.ctx, { id, version, clientId, currency, lines: [line] });
    expect(changed).toMatchObject({
      terms: "",
      notes: "",
      purchaseOrder: "",
      allowsPartialPayments: false,
    });
  });

  test("stay when the organization's terms change after the issue", async () => {
    const invoice = await makeOpenInvoice(world.ctx, said);
    await updateOrganization(world.ctx, { version: 1, terms: "Other." });
    expect(await getInvoice(world.ctx, invoice)).toMatchObject(said);
  });

  test("are duplicated but for the purchase order, which is billed once", async () => {
    const invoice = await makeOpenInvoice(world.ctx, { ...said, allowsPartialPayments: true });
    expect(await duplicateInvoice(world.ctx, invoice)).toMatchObject({
      ...said,
      purchaseOrder: "",
      allowsPartialPayments: true,
    });
  });

  test("a duplicate of an invoice without terms has none, whatever is usual now", async () => {
    const invoice = await makeOpenInvoice(world.ctx, { terms: "" });
    await updateOrganization(world.ctx, { version: 1, terms: "30 days net." });
    const copy = await duplicateInvoice(world.ctx, invoice);
    expect(copy.terms).toBe("");
    expect((await issueInvoice(world.ctx, copy)).terms).toBe("");
  });
});
