import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exportClients, exportCreditNotes, exportInvoices, exportPayments } from "#domain/exports";
import { voidInvoice, portalLink } from "#domain/invoices";
import { recordPayment } from "#domain/payments";
import { makeClient, makeDraft, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";
import { rowsOf, textOf } from "./read-csv.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

describe("a list as CSV", () => {
  test("has a mark for spreadsheets, a header, lines that end as theirs do, and amounts in main units", async () => {
    await makeOpenInvoice(world.ctx, { purchaseOrder: "PO 7; Käse" });
    await makeDraft(world.ctx, {
      clientId: (await makeClient(world.ctx, { name: 'Smith, "Sons"', email: "s@smith.test" })).id,
      currency: "JPY",
      lines: [{ description: "Tea", quantity: "1", unitAmount: 500 }],
    });
    const exported = await exportInvoices(world.ctx, { sort: "createdAt" });
    expect(exported.fileName).toBe("invoices-2026-03-02.csv");
    const text = await textOf(exported);
    const [header, first, second] = text.split("\r\n");
    expect(header?.startsWith("\uFEFFNumber,Status,Payment status,Overdue,Client,")).toBe(true);
    expect(first).toMatch(
      /^INV-0001,open,unpaid,no,Ada Lovelace Ltd,.*,PO 7; Käse,EUR,100\.00,0\.00,0\.00,0\.00,100\.00,/,
    );
    expect(second).toMatch(/^,draft,unpaid,no,"Smith, ""Sons""",.*,JPY,500,0,0,0,500,/);
    expect(text.endsWith("\r\n")).toBe(true);
  });

  test.each(["=1+1", "@SUM(A1)", "+1+1", "-1+1", "\t=1", '=HYPERLINK("http://x")', "-2-3"])(
    "does not let %j be a formula",
    async (name) => {
      await makeOpenInvoice(world.ctx);
      const { id } = await world.database.db.client.findFirstOrThrow();
      await world.database.db.client.update({ where: { id }, data: { name } });
      const [row] = await rowsOf(await exportInvoices(world.ctx));
      expect(row?.Client).toBe(`'${name}`);
    },
  );

  test("leaves a number below zero a number", async () => {
    await makeOpenInvoice(world.ctx);
    const { id } = await world.database.db.client.findFirstOrThrow();
    await world.database.db.client.update({ where: { id }, data: { name: "-48.00" } });
    expect((await rowsOf(await exportInvoices(world.ctx)))[0]?.Client).toBe("-48.00");
  });

  test("holds what its filters hold, of the own organization alone", async () => {
    await makeOpenInvoice(world.ctx);
    await makeDraft(world.ctx);
    const foreigner = await world.foreigner();
    await makeOpenInvoice(foreigner);
    expect(await rowsOf(await exportInvoices(world.ctx))).toHaveLength(2);
    expect(await rowsOf(await exportInvoices(world.ctx, { status: "open" }))).toMatchObject([
      { Number: "INV-0001", Due: "100.00", Currency: "EUR" },
    ]);
    expect(await rowsOf(await exportInvoices(world.ctx, { status: "paid" }))).toEqual([]);
    expect(await rowsOf(await exportClients(foreigner))).toHaveLength(1);
  });

  test("is read a page at a time, as it is taken", async () => {
    const { id } = await makeOpenInvoice(world.ctx);
    const payment = await recordPayment(world.ctx, { id, amount: 1 });
    const row = await world.database.db.payment.findUniqueOrThrow({ where: { id: payment.id } });
    await world.database.db.payment.createMany({
      data: Array.from({ length: 249 }, (_, index) => ({ ...row, id: `copy-${1000 + index}` })),
    });
    const reader = (await exportPayments(world.ctx)).stream.getReader();
    const sizes: number[] = [];
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read())
      sizes.push(new TextDecoder().decode(chunk.value).trimEnd().split("\r\n").length);
    expect(sizes).toEqual([1, 100, 100, 50]);
  });
});

test("payments have their day, invoice, client and what became of them", async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  await recordPayment(world.ctx, { id, amount: 2500, receivedOn: "2026-03-01", method: "Bank transfer" });
  expect(await rowsOf(await exportPayments(world.ctx, { source: "offline" }))).toMatchObject([
    {
      "Received on": "2026-03-01",
      State: "succeeded",
      Invoice: "INV-0001",
      Client: "Ada Lovelace Ltd",
      Method: "Bank transfer",
      Currency: "EUR",
      Amount: "25.00",
      Refunded: "0.00",
    },
  ]);
});

test("credit notes and clients have lists of their own", async () => {
  const { id } = await makeOpenInvoice(world.ctx);
  await portalLink(world.ctx, { id });
  await voidInvoice(world.ctx, { id, reason: "Twice" });
  expect(await rowsOf(await exportCreditNotes(world.ctx))).toMatchObject([
    { Number: "CN-0001", Invoice: "INV-0001", Total: "100.00", Reason: "Twice", "Issued on": "2026-03-02" },
  ]);
  expect(await rowsOf(await exportClients(world.ctx))).toMatchObject([
    { Name: "Ada Lovelace Ltd", "Tax number": "GB123456789", Archived: "no" },
  ]);
  expect(await rowsOf(await exportClients(world.ctx, { archived: true }))).toEqual([]);
});
