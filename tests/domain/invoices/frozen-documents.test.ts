import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createCreditNote } from "#domain/credit-notes";
import { creditNoteDocument, invoiceDocument } from "#domain/invoices";
import { makeOpenInvoice, makeTaxRate } from "../../billing-factories.ts";
import { createWorld, type World } from "../../world.ts";
import { credit } from "../credit-notes/credit-line.ts";

let world: World;
let raw: Database.Database;
beforeEach(async () => {
  world = await createWorld();
  raw = new Database(world.databasePath);
});
afterEach(() => {
  raw.close();
  return world.close();
});

const lines = (taxRateIds: string[]) => [
  { description: "Work", quantity: "2", unitAmount: 100, taxRateIds },
  { description: "More", quantity: "1", unitAmount: 50, taxRateIds },
];

/** A copy of the table's first row under another id. */
function copy(table: string) {
  const columns = raw.pragma(`table_info("${table}")`) as { name: string; pk: number }[];
  const values = columns.map(({ name }) => (name === "id" ? "'another'" : `"${name}"`));
  return `INSERT INTO "${table}" SELECT ${values.join(", ")} FROM "${table}" LIMIT 1`;
}

test("nothing that an issued invoice says changes, and nothing is added to it", async () => {
  const rate = await makeTaxRate(world.ctx);
  await makeOpenInvoice(world.ctx, { lines: lines([rate.id]) });
  const changes = [
    ...["number = 'X'", "number_index = 9", "number_year = 1999", "status = 'draft'", "currency = 'USD'"],
    ...["client_id = 'another'", "organization_id = 'another'", "subtotal = 1", "discount_total = 1"],
    ...["tax_total = 1", "rounding_amount = 1", "tax_rounding = 'line'", "cash_rounding_increment = 5"],
    ...["total = 1", "issued_on = '2030-01-01'", "due_on = NULL", "seller = NULL", "buyer = NULL"],
    ...["notes = 'X'", "terms = 'X'", "purchase_order = 'X'", "supplied_on = '2030-01-01'"],
    ...["discount_percent = '5'", "discount_amount = 1", "issued_at = 1"],
  ];
  const statements = [
    ...changes.map((change) => `UPDATE invoices SET ${change}`),
    ...["invoice_lines", "invoice_line_taxes", "invoice_taxes"].map(copy),
  ];
  for (const statement of statements)
    expect(() => raw.exec(statement), statement).toThrow("an issued invoice does not change");
});

test("an issued credit note stays as it is, with its lines and their taxes; a draft may change", async () => {
  const rate = await makeTaxRate(world.ctx);
  const invoice = await makeOpenInvoice(world.ctx, { lines: lines([rate.id]) });
  await credit(world, invoice, { quantity: "1" });
  const statements = [
    ...["UPDATE credit_notes SET reason = 'X'", "DELETE FROM credit_notes"],
    ...["UPDATE credit_note_lines SET net_amount = 1", "DELETE FROM credit_note_lines"],
    ...["UPDATE credit_note_line_taxes SET amount = 1", "DELETE FROM credit_note_line_taxes"],
    ...["credit_note_lines", "credit_note_line_taxes"].map(copy),
  ];
  for (const statement of statements)
    expect(() => raw.exec(statement), statement).toThrow(
      /an issued credit note (does not change|is never deleted)/,
    );
  const lineId = String(invoice.lines[1]?.id);
  const { id } = await createCreditNote(world.ctx, { invoiceId: invoice.id, lines: [{ lineId }] });
  raw.prepare("UPDATE credit_notes SET reason = 'Late' WHERE id = ?").run(id);
});

test("a document is stored once, and stays as it was first made", async () => {
  const invoice = await makeOpenInvoice(world.ctx);
  await invoiceDocument(world.ctx, invoice);
  await creditNoteDocument(world.ctx, await credit(world, invoice, { amount: 100 }));
  expect(() => raw.exec("UPDATE invoice_documents SET sha256 = 'X'")).toThrow("never changes");
  expect(() => raw.exec("DELETE FROM invoice_documents")).toThrow("a stored document is never deleted");
  expect(() => raw.exec(copy("invoice_documents"))).toThrow("UNIQUE");
});

test("a number is given to one invoice, and to one credit note", async () => {
  const first = await makeOpenInvoice(world.ctx);
  const second = await makeOpenInvoice(world.ctx);
  await credit(world, first, { amount: 100 });
  await credit(world, second, { amount: 100 });
  raw.exec("DROP TRIGGER invoices_issued_figures_stay; DROP TRIGGER credit_notes_issued_no_update");
  for (const table of ["invoices", "credit_notes"])
    expect(() => raw.exec(`UPDATE ${table} SET number_index = 1`), table).toThrow("UNIQUE");
});
