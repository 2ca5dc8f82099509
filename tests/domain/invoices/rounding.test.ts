import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  duplicateInvoice,
  getInvoice,
  issueInvoice,
  previewTotals,
  proveInvoices,
  sendInvoice,
  updateInvoice,
  voidInvoice,
} from "#domain/invoices";
import { balanceOf, proveLedger } from "#domain/ledger";
import { updateOrganization } from "#domain/organizations";
import { contextFor } from "#platform/context";
import { makeClient, makeDraft, makeOpenInvoice, makeTaxRate } from "../../billing-factories.ts";
import { onTamperedCopy } from "../../tampered-copy.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
let version: number;
beforeEach(async () => {
  world = await createWorld();
  version = 1;
});
afterEach(() => world.close());

async function settings(over: Omit<Parameters<typeof updateOrganization>[1], "version">) {
  version = (await updateOrganization(world.ctx, { version, ...over })).version;
}
const proof = () => proveInvoices(world.systemCtx, { documents: false });
const booked = (account: "rounding" | "revenue" | "receivable" | "tax_payable", invoiceId: string) =>
  balanceOf(world.ctx, { account, invoiceId });

/** Three lines whose taxes of 15 % are 11.45 together and 11.44 one by one. */
async function threeLines() {
  const { id } = await makeTaxRate(world.ctx, { percent: "15" });
  return [2506, 2561, 2563].map((unitAmount) => ({
    description: "Product",
    quantity: "1",
    unitAmount,
    taxRateIds: [id],
  }));
}

describe("taxes", () => {
  test("are rounded once on the invoice unless the organization says on lines", async () => {
    const lines = await threeLines();
    expect(await makeDraft(world.ctx, { lines })).toMatchObject({
      taxRounding: "document",
      taxTotal: 1145n,
      total: 8775n,
    });
    await settings({ taxRounding: "line" });
    expect(await previewTotals(world.ctx, { currency: "EUR", lines })).toMatchObject({ total: 8774n });
    const invoice = await makeOpenInvoice(world.ctx, { lines });
    expect(invoice).toMatchObject({ taxRounding: "line", taxTotal: 1144n, total: 8774n });
    expect(await booked("tax_payable", invoice.id)).toBe(-1144n);
    expect(await proof()).toEqual([]);
  });

  test("follow the setting when a draft is saved, and never change once it is issued", async () => {
    const lines = await threeLines();
    const draft = await makeDraft(world.ctx, { lines });
    const issued = await makeOpenInvoice(world.ctx, { lines });
    await settings({ taxRounding: "line" });
    expect((await issueInvoice(world.ctx, await makeDraft(world.ctx, { lines }))).total).toBe(8774n);
    expect((await getInvoice(world.ctx, draft)).total).toBe(8775n);
    const { id, version: at, clientId, currency } = draft;
    expect((await updateInvoice(world.ctx, { id, version: at, clientId, currency, lines })).total).toBe(
      8774n,
    );
    expect(await getInvoice(world.ctx, issued)).toMatchObject({ taxRounding: "document", total: 8775n });
    expect(await proof()).toEqual([]);
  });
});

describe("a total that is rounded to coins", () => {
  const lines = [{ description: "Work", quantity: "1", unitAmount: 1697 }];

  test("shows the difference as a figure of its own and books it on an account of its own", async () => {
    await settings({ cashRoundingIncrement: 5 });
    const invoice = await makeOpenInvoice(world.ctx, { lines });
    expect(invoice).toMatchObject({ subtotal: 1697n, roundingAmount: -2n, total: 1695n, amountDue: 1695n });
    expect(await booked("receivable", invoice.id)).toBe(1695n);
    expect(await booked("revenue", invoice.id)).toBe(-1697n);
    expect(await booked("rounding", invoice.id)).toBe(2n);
    expect(await proof()).toEqual([]);
    expect(await proveLedger(world.ctx)).toEqual([]);
  });

  test("is rounded up as well, beside taxes that it does not touch", async () => {
    await settings({ cashRoundingIncrement: 5 });
    const { id } = await makeTaxRate(world.ctx, { percent: "10", inclusive: true });
    const taxed = [{ description: "Work", quantity: "1", unitAmount: 1699, taxRateIds: [id] }];
    const invoice = await makeOpenInvoice(world.ctx, { lines: taxed });
    expect(invoice).toMatchObject({ taxTotal: 154n, roundingAmount: 1n, total: 1700n });
    expect(await booked("rounding", invoice.id)).toBe(-1n);
    expect(await booked("revenue", invoice.id)).toBe(-1545n);
    expect(await proof()).toEqual([]);
  });

  test("is so in the organization's currency only", async () => {
    await settings({ cashRoundingIncrement: 5 });
    expect(await makeDraft(world.ctx, { lines, currency: "USD" })).toMatchObject({
      roundingAmount: 0n,
      total: 1697n,
    });
  });

  test("is reversed with the invoice, whether or not the client knew it", async () => {
    await settings({ cashRoundingIncrement: 5 });
    const unseen = await makeOpenInvoice(world.ctx, { lines });
    await voidInvoice(world.ctx, { id: unseen.id });
    const seen = await makeOpenInvoice(world.ctx, { lines });
    await sendInvoice(world.ctx, { id: seen.id });
    await voidInvoice(world.ctx, { id: seen.id });
    for (const { id } of [unseen, seen])
      for (const account of ["receivable", "revenue", "rounding"] as const)
        expect(await booked(account, id)).toBe(0n);
    const note = await world.database.db.creditNote.findFirstOrThrow();
    expect(note).toMatchObject({ roundingAmount: -2n, total: 1695n });
    expect(await proof()).toEqual([]);
  });

  test("is rounded by the present setting when it is duplicated", async () => {
    await settings({ cashRoundingIncrement: 5 });
    const invoice = await makeOpenInvoice(world.ctx, { lines });
    await settings({ cashRoundingIncrement: 0 });
    expect(await duplicateInvoice(world.ctx, invoice)).toMatchObject({ roundingAmount: 0n, total: 1697n });
    expect(await getInvoice(world.ctx, invoice)).toMatchObject({ roundingAmount: -2n, total: 1695n });
    expect(await proof()).toEqual([]);
  });

  test("of next to nothing is nothing, and paid at once", async () => {
    await settings({ cashRoundingIncrement: 5 });
    const cents = [{ description: "Crumbs", quantity: "1", unitAmount: 2 }];
    const invoice = await makeOpenInvoice(world.ctx, { lines: cents });
    expect(invoice).toMatchObject({ status: "paid", total: 0n, roundingAmount: -2n });
    expect(await proof()).toEqual([]);
  });

  test.each([3, 1, -5, 5.5, 1_000_000])("cannot be rounded to %s", async (cashRoundingIncrement) => {
    await expect(settings({ cashRoundingIncrement })).rejects.toMatchObject({
      kind: "invalid",
      fields: [{ path: "cashRoundingIncrement", message: "Choose what totals are rounded to." }],
    });
  });
});

describe("the proof finds", () => {
  async function proofAfter(tampering: string): Promise<string[]> {
    await settings({ cashRoundingIncrement: 5 });
    await makeOpenInvoice(world.ctx, { lines: [{ description: "A", quantity: "1", unitAmount: 1697 }] });
    return onTamperedCopy({ path: world.databasePath, tampering }, (database) =>
      proveInvoices(contextFor({ ...world.parts, database }, { kind: "system" }), { documents: false }),
    );
  }

  test.each([
    ["a rounding that does not follow from the coin", "UPDATE invoices SET rounding_amount = -1", "rounding"],
    ["another coin", "UPDATE invoices SET cash_rounding_increment = 10", "total"],
    ["a rounding that is booked as revenue", "UPDATE ledger_postings SET account = 'revenue'", "as rounding"],
  ])("%s", async (_, tampering, sentence) => {
    expect((await proofAfter(tampering)).join("\n")).toContain(sentence);
  });
});

test("drafts of the same client may be rounded each in their own way", async () => {
  const client = await makeClient(world.ctx);
  const lines = [{ description: "Work", quantity: "1", unitAmount: 1697 }];
  const before = await makeDraft(world.ctx, { clientId: client.id, lines });
  await settings({ cashRoundingIncrement: 10 });
  const after = await makeDraft(world.ctx, { clientId: client.id, lines });
  expect([before.total, after.total]).toEqual([1697n, 1700n]);
  await issueInvoice(world.ctx, before);
  await issueInvoice(world.ctx, after);
  expect(await proof()).toEqual([]);
});
