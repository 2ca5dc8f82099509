import { afterEach, beforeEach, expect, test } from "vitest";
import { applyCredit, payOutCredit } from "#domain/credits";
import { createCreditNote, issueCreditNote } from "#domain/credit-notes";
import { markUncollectible } from "#domain/invoices";
import { balanceOf } from "#domain/ledger";
import { recordPayment } from "#domain/payments";
import { createRefund } from "#domain/refunds";
import { clientStatement, statementCsv, statementPdf, usualStatement } from "#domain/statements";
import { days } from "#lib/duration";
import { makeClient, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const march = { from: "2026-03-01", to: "2026-03-31", currency: "EUR" };

/** Invoice, overpayment, credit note, use of the credit, refund, payout and write-off, a day apart each. */
async function makeHistory() {
  const { id: clientId } = await makeClient(world.ctx, { name: "=HYPERLINK(1)" });
  const first = await makeOpenInvoice(world.ctx, { clientId });
  world.clock.advance(days(1));
  const payment = await recordPayment(world.ctx, { id: first.id, amount: 12000, receivedOn: "2026-03-03" });
  world.clock.advance(days(1));
  const { id } = await createCreditNote(world.ctx, {
    invoiceId: first.id,
    lines: [{ lineId: String(first.lines[0]?.id), amount: 3000 }],
  });
  await issueCreditNote(world.ctx, { id, remainder: "credit" });
  world.clock.advance(days(1));
  const second = await makeOpenInvoice(world.ctx, { clientId });
  world.clock.advance(days(1));
  await applyCredit(world.ctx, { invoiceId: second.id, amount: 1000 });
  world.clock.advance(days(1));
  await createRefund(world.ctx, { paymentId: payment.id, amount: 2500 });
  world.clock.advance(days(1));
  await payOutCredit(world.ctx, { clientId, currency: "EUR", amount: 500 });
  world.clock.advance(days(1));
  await markUncollectible(world.ctx, second);
  world.clock.advance(days(1));
  await recordPayment(world.ctx, { id: second.id, amount: 500 });
  return clientId;
}

test("a statement tells everything that happened, and its rows add up to its end", async () => {
  const clientId = await makeHistory();
  const statement = await clientStatement(world.ctx, { clientId, ...march });
  const rows = statement.rows.map(({ on, kind, reference, debit, credit, balance }) => [
    on,
    kind,
    reference,
    ...[debit, credit, balance].map(Number),
  ]);
  expect(rows).toEqual([
    ["2026-03-02", "invoice_issued", "INV-0001", 10000, 0, 10000],
    ["2026-03-03", "offline_payment", "INV-0001", 0, 12000, -2000],
    ["2026-03-04", "credit_note_issued", "CN-0001", 0, 3000, -5000],
    ["2026-03-05", "invoice_issued", "INV-0002", 10000, 0, 5000],
    ["2026-03-06", "credit_applied", "INV-0002", 1000, 1000, 5000],
    ["2026-03-07", "refund_created", "INV-0001", 2500, 0, 7500],
    ["2026-03-08", "credit_paid_out", "", 500, 0, 8000],
    ["2026-03-09", "written_off", "INV-0002", 0, 9000, -1000],
    // What was given up and is paid after all is owed and paid at once.
    ["2026-03-10", "offline_payment", "INV-0002", 500, 500, -1000],
  ]);
  expect(statement).toMatchObject({ opening: 0n, closing: -1000n });
  const accounts = ["receivable", "client_credit", "refunds", "disputes"] as const;
  const standing = await Promise.all(
    accounts.map((account) => balanceOf(world.ctx, { account, clientId, currency: "EUR" })),
  );
  expect(standing.reduce((all, amount) => all + amount, 0n)).toBe(statement.closing);
});

test("a period begins where the one before it ended", async () => {
  const clientId = await makeHistory();
  const whole = await clientStatement(world.ctx, { clientId, ...march });
  const early = await clientStatement(world.ctx, { clientId, ...march, to: "2026-03-05" });
  const late = await clientStatement(world.ctx, { clientId, ...march, from: "2026-03-06" });
  expect(late.opening).toBe(early.closing);
  expect(late.closing).toBe(whole.closing);
  expect([...early.rows, ...late.rows]).toEqual(whole.rows);
});

test("another currency and another organization have nothing of it", async () => {
  const clientId = await makeHistory();
  const dollars = await clientStatement(world.ctx, { clientId, ...march, currency: "USD" });
  expect(dollars).toMatchObject({ opening: 0n, rows: [], closing: 0n });
  await expect(clientStatement(await world.foreigner(), { clientId, ...march })).rejects.toMatchObject({
    kind: "not-found",
  });
});

test.each([
  [{ from: "2026-04-01" }, "to", "The last day cannot be before the first."],
  [{ from: "2026-02-30" }, "from", "Write a date that exists as YYYY-MM-DD."],
  [{ currency: "XXX" }, "currency", "Choose one of the currencies that can be charged."],
])("a statement with %j is refused", async (over, path, message) => {
  const { id: clientId } = await makeClient(world.ctx);
  await expect(clientStatement(world.ctx, { clientId, ...march, ...over })).rejects.toMatchObject({
    kind: "invalid",
    fields: [{ path, message }],
  });
});

test("the usual statement is the year so far in a currency that was used", async () => {
  const { id: clientId } = await makeClient(world.ctx, { currency: "EUR" });
  await makeOpenInvoice(world.ctx, { clientId, currency: "USD" });
  expect(await usualStatement(world.ctx, { clientId })).toEqual({
    from: "2026-01-01",
    to: "2026-03-02",
    currency: "USD",
    currencies: ["USD"],
  });
});

test("the CSV has every row with plain amounts", async () => {
  const clientId = await makeHistory();
  const csv = statementCsv(await clientStatement(world.ctx, { clientId, ...march }));
  const lines = csv.split("\r\n");
  expect(lines).toHaveLength(12);
  expect(lines[0]).toBe("Date,What,Reference,Debit,Credit,Balance,Currency");
  expect(lines[3]).toBe("2026-03-03,Payment,INV-0001,,120.00,-20.00,EUR");
  expect(lines.at(-1)).toBe("2026-03-31,Closing balance,,,,-10.00,EUR");
});

test("a number that a spreadsheet would take for a formula stays text in the CSV", async () => {
  await world.database.db.numberSeries.updateMany({ data: { pattern: "=1+{number:1}" } });
  const { clientId } = await makeOpenInvoice(world.ctx);
  const csv = statementCsv(await clientStatement(world.ctx, { clientId, ...march }));
  expect(csv).toContain(`,"'=1+1",`);
});

test("the PDF is one, with a name that says the period", async () => {
  const clientId = await makeHistory();
  const statement = await clientStatement(world.ctx, { clientId, ...march });
  const { bytes, fileName } = await statementPdf(world.ctx, statement);
  expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe("%PDF-");
  expect(fileName).toBe("statement-2026-03-01-2026-03-31.pdf");
});
