import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { archiveClient } from "#domain/clients";
import { balanceOf, listEntries, proveLedger } from "#domain/ledger";
import { createInvoice, getInvoice, issueInvoice, listIssueWarnings, previewTotals } from "#domain/invoices";
import { confirmNumberSeries, updateNumberSeries, updateOrganization } from "#domain/organizations";
import { makeClient, makeDraft, makeOpenInvoice, makeTaxRate } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld({ now: "2026-03-02T09:00:00Z" });
});
afterEach(() => world.close());

describe("issuing", () => {
  test("an issued invoice has a number, its dates and what is due", async () => {
    const draft = await makeDraft(world.ctx);
    expect(draft).toMatchObject({
      status: "draft",
      number: null,
      issuedOn: null,
      amountDue: 0n,
      total: 10000n,
    });
    const invoice = await issueInvoice(world.ctx, { id: draft.id });
    expect(invoice).toMatchObject({
      status: "open",
      paymentStatus: "unpaid",
      number: "INV-0001",
      version: draft.version + 1,
      issuedOn: "2026-03-02",
      dueOn: "2026-03-16",
      total: 10000n,
      amountDue: 10000n,
      issuedAt: world.clock.now(),
      delivery: { state: "none" },
    });
  });

  test("fifty invoices issued at once are numbered without gaps or repeats", async () => {
    const client = await makeClient(world.ctx);
    const drafts = await Promise.all(
      Array.from({ length: 50 }, () => makeDraft(world.ctx, { clientId: client.id })),
    );
    const issued = await Promise.all(drafts.map(({ id }) => issueInvoice(world.ctx, { id })));
    const numbers = issued.map(({ number }) => number).sort();
    expect(numbers).toEqual(
      Array.from({ length: 50 }, (_, index) => `INV-${String(index + 1).padStart(4, "0")}`),
    );
    expect(await proveLedger(world.ctx)).toEqual([]);
  });

  test("of two who issue one draft at once, one is told that it is issued", async () => {
    const draft = await makeDraft(world.ctx);
    const results = await Promise.allSettled([
      issueInvoice(world.ctx, { id: draft.id }),
      issueInvoice(world.ctx, { id: draft.id }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await makeOpenInvoice(world.ctx)).number).toBe("INV-0002");
  });

  test("a refused issue gives its number back", async () => {
    const client = await makeClient(world.ctx);
    const late = await makeDraft(world.ctx, { clientId: client.id, dueOn: "2026-03-03" });
    world.clock.set("2026-03-05T09:00:00Z");
    await expect(issueInvoice(world.ctx, { id: late.id })).rejects.toThrow(
      "The due date 2026-03-03 is before the issue date 2026-03-05. Change it first.",
    );
    expect((await getInvoice(world.ctx, { id: late.id })).status).toBe("draft");
    expect((await makeOpenInvoice(world.ctx, { clientId: client.id })).number).toBe("INV-0001");
  });

  test("each organization has numbers of its own", async () => {
    const foreigner = await world.foreigner();
    await makeOpenInvoice(world.ctx);
    expect((await makeOpenInvoice(foreigner)).number).toBe("INV-0001");
    expect((await makeOpenInvoice(world.ctx)).number).toBe("INV-0002");
  });

  test("a series can carry the year and begin after numbers issued elsewhere", async () => {
    await updateNumberSeries(world.ctx, { kind: "invoice", pattern: "{year}/{number:3}", lastNumber: 41 });
    expect((await makeOpenInvoice(world.ctx)).number).toBe("2026/042");
  });

  test("without a series one with the usual pattern begins", async () => {
    await world.database.db.numberSeries.deleteMany({});
    expect((await makeOpenInvoice(world.ctx)).number).toBe("INV-0001");
    expect((await makeOpenInvoice(world.ctx)).number).toBe("INV-0002");
  });

  test("a number that is taken is refused with advice", async () => {
    await makeOpenInvoice(world.ctx);
    await world.database.db.numberSeries.updateMany({ where: { kind: "invoice" }, data: { lastNumber: 0 } });
    await expect(makeOpenInvoice(world.ctx)).rejects.toThrow("INV-0001, is taken already");
  });

  test("after a restore nothing is issued until the last number is confirmed", async () => {
    await makeOpenInvoice(world.ctx);
    await world.database.db.numberSeries.updateMany({ data: { needsConfirmation: true } });
    await expect(makeOpenInvoice(world.ctx)).rejects.toThrow("Confirm the last number");
    await confirmNumberSeries(world.ctx, { kind: "invoice", lastNumber: 7 });
    expect((await makeOpenInvoice(world.ctx)).number).toBe("INV-0008");
  });

  test("an invoice of zero is paid at once and owes nothing", async () => {
    const invoice = await makeOpenInvoice(world.ctx, {
      lines: [{ description: "Goodwill", quantity: "1", unitAmount: 5000, discount: { percent: "100" } }],
    });
    expect(invoice).toMatchObject({
      status: "paid",
      paymentStatus: "paid",
      total: 0n,
      amountDue: 0n,
      paidAt: world.clock.now(),
    });
  });

  test("an archived client gets no invoices any more", async () => {
    const draft = await makeDraft(world.ctx);
    await archiveClient(world.ctx, { id: draft.clientId });
    await expect(issueInvoice(world.ctx, { id: draft.id })).rejects.toThrow("archived");
  });

  test("what the law asks for and the invoice would lack is told as warnings", async () => {
    const client = await makeClient(world.ctx, { address: "" });
    expect(await listIssueWarnings(world.ctx, { clientId: client.id })).toEqual([
      "The address of Ada Lovelace Ltd is missing. Set it on the client's page.",
    ]);
    await updateOrganization(world.ctx, { version: 1, address: "", taxNumber: "" });
    expect((await listIssueWarnings(world.ctx, { clientId: client.id })).length).toBe(3);
  });
});

describe("what issuing books", () => {
  test("added tax is owed on, the rest is revenue", async () => {
    const rate = await makeTaxRate(world.ctx);
    const { id } = await makeOpenInvoice(world.ctx, {
      lines: [{ description: "Work", quantity: "1", unitAmount: 10000, taxRateIds: [rate.id] }],
    });
    const [entry] = (await listEntries(world.ctx, { invoiceId: id })).items;
    expect(entry).toMatchObject({ kind: "invoice_issued", sourceId: id });
    expect(entry?.postings).toEqual([
      { account: "receivable", currency: "EUR", amount: 11900n },
      { account: "revenue", currency: "EUR", amount: -10000n },
      { account: "tax_payable", currency: "EUR", amount: -1900n },
    ]);
  });

  test("tax that the price includes is no revenue", async () => {
    const included = await makeTaxRate(world.ctx, { inclusive: true });
    const { id } = await makeOpenInvoice(world.ctx, {
      lines: [{ description: "Book", quantity: "1", unitAmount: 11900, taxRateIds: [included.id] }],
    });
    const [entry] = (await listEntries(world.ctx, { invoiceId: id })).items;
    expect(entry?.postings.map(({ account, amount }) => [account, amount])).toEqual([
      ["receivable", 11900n],
      ["revenue", -10000n],
      ["tax_payable", -1900n],
    ]);
  });

  test.each([
    ["JPY", 1999n],
    ["EUR", 1999n],
    ["KWD", 1999n],
  ])("%s amounts are booked in the currency's own smallest unit", async (currency, amount) => {
    const { id } = await makeOpenInvoice(world.ctx, {
      currency: currency.toLowerCase(),
      lines: [{ description: "Thing", quantity: "1", unitAmount: Number(amount) }],
    });
    expect(await balanceOf(world.ctx, { account: "receivable", invoiceId: id, currency })).toBe(amount);
  });
});

describe("one calculation", () => {
  test("the preview, the draft and the issued invoice show the same cents", async () => {
    const vat = await makeTaxRate(world.ctx, { percent: "7.7" });
    const client = await makeClient(world.ctx);
    const amounts = {
      currency: "CHF",
      discount: { percent: "3" },
      lines: [
        { description: "Hours", quantity: "1.333333", unitAmount: 14950, taxRateIds: [vat.id] },
        { description: "Calls", quantity: "1017", unitAmountDecimal: "0.0125", taxRateIds: [vat.id] },
        { description: "Deduction", quantity: "-1", unitAmount: 250, taxRateIds: [vat.id] },
      ],
    };
    const preview = await previewTotals(world.ctx, amounts);
    const draft = await createInvoice(world.ctx, { clientId: client.id, ...amounts });
    const invoice = await issueInvoice(world.ctx, { id: draft.id });
    for (const shown of [draft, invoice]) {
      expect(shown.total).toBe(preview.total);
      expect(shown.taxTotal).toBe(preview.taxTotal);
      expect(shown.lines.map((line) => line.netAmount)).toEqual(preview.lines.map((line) => line.net));
    }
    expect(await balanceOf(world.ctx, { account: "receivable", invoiceId: draft.id })).toBe(preview.total);
  });
});
