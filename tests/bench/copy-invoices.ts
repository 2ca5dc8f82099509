import Database from "better-sqlite3";
import { newId } from "#lib/ids";
import { searchText } from "#lib/search-text";
import { type HashedPosting, entryHash } from "../../app/domain/ledger/entry-hash.ts";

type Row = Record<string, unknown>;
type Copies = {
  organizationId: string;
  /** An issued invoice of the organization that no credit note, credit or document belongs to. */
  templateId: string;
  count: number;
  /** Over how many clients, copies of the template's, the copies are spread. */
  clientCount: number;
  numberOf: (index: number) => string;
};

/**
 * Multiplies an issued invoice with its lines, taxes, payments and entries, so that the books prove afterwards as they did
 * before. Written past the rules, because through them a hundred thousand would take an hour.
 */
export function copyInvoices(path: string, copies: Copies): void {
  const connection = new Database(path);
  connection.defaultSafeIntegers(true);
  // Lines come before their invoice, which lets them in no more once it is there.
  connection.pragma("foreign_keys = OFF");
  connection.transaction(() => copyAll(connection, copies))();
  connection.close();
}

function copyAll(connection: Database.Database, copies: Copies): void {
  const { organizationId, templateId, count, clientCount, numberOf } = copies;
  const all = (sql: string, ...values: unknown[]) => connection.prepare<unknown[], Row>(sql).all(...values);
  const insert = inserter(connection);
  const [invoice] = all("SELECT * FROM invoices WHERE id = ?", templateId);
  const [client] = all("SELECT * FROM clients WHERE id = ?", invoice?.["client_id"]);
  if (!invoice || !client) throw new Error("There is no invoice to copy.");
  const lines = all("SELECT * FROM invoice_lines WHERE invoice_id = ?", templateId);
  const lineTaxes = all(
    "SELECT * FROM invoice_line_taxes WHERE line_id IN (SELECT id FROM invoice_lines WHERE invoice_id = ?)",
    templateId,
  );
  const taxes = all("SELECT * FROM invoice_taxes WHERE invoice_id = ?", templateId);
  const payments = all("SELECT * FROM payments WHERE invoice_id = ?", templateId);
  const entries = all(
    `SELECT * FROM ledger_entries WHERE id IN (SELECT entry_id FROM ledger_postings WHERE invoice_id = ?) ORDER BY sequence`,
    templateId,
  ).map((entry) => ({
    entry,
    postings: all("SELECT * FROM ledger_postings WHERE entry_id = ? ORDER BY id", entry["id"]),
  }));
  const activity = all("SELECT * FROM activity WHERE subject_id = ?", templateId);
  const clients = Array.from({ length: clientCount }, (_, index) => {
    const id = newId();
    const name = `Copied Client ${index}`;
    insert("clients", { ...client, id, key: `copied-${id}`, name, search: searchText(name) });
    return { id, name };
  });
  let { hash } = all("SELECT hash FROM ledger_entries ORDER BY sequence DESC LIMIT 1")[0] as { hash: string };
  const [series] = all(
    "SELECT * FROM number_series WHERE organization_id = ? AND kind = 'invoice'",
    organizationId,
  );
  let place = Number(series?.["last_number"]);
  for (let index = 0; index < count; index += 1) {
    const owner = clients[index % clients.length] ?? { id: "", name: "" };
    const ids = new Map<unknown, string>([
      [templateId, newId()],
      [client["id"], owner.id],
    ]);
    for (const { id } of [...lines, ...payments]) ids.set(id, newId());
    const copied = (row: Row, over: Row = {}) => ({
      ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, ids.get(value) ?? value])),
      ...over,
    });
    for (const row of lines) insert("invoice_lines", copied(row));
    for (const row of lineTaxes) insert("invoice_line_taxes", copied(row));
    for (const row of taxes) insert("invoice_taxes", copied(row));
    place += 1;
    const number = numberOf(place);
    const search = searchText(number, owner.name);
    const createdAt = BigInt(String(invoice["created_at"])) + BigInt(index);
    insert("invoices", copied(invoice, { number, number_index: place, search, created_at: createdAt }));
    for (const row of payments) insert("payments", copied(row, { stripe_payment_intent_id: null }));
    for (const row of activity) insert("activity", copied(row, { id: newId() }));
    for (const { entry, postings } of entries) hash = copyEntry(insert, copied, { entry, postings, hash });
  }
  connection.prepare("UPDATE number_series SET last_number = ? WHERE id = ?").run(place, series?.["id"]);
}

function copyEntry(
  insert: (table: string, row: Row) => void,
  copied: (row: Row, over?: Row) => Row,
  { entry, postings, hash: previousHash }: { entry: Row; postings: Row[]; hash: string },
): string {
  const id = newId();
  const row = copied(entry, { id });
  const written = postings.map((posting) => copied(posting, { entry_id: id }));
  const hash = entryHash(previousHash, {
    id,
    organizationId: String(row["organization_id"]),
    kind: String(row["kind"]),
    sourceId: String(row["source_id"]),
    at: new Date(Number(row["at"])),
    recordedAt: new Date(Number(row["recorded_at"])),
    postings: written.map((posting) => ({
      account: String(posting["account"]),
      currency: String(posting["currency"]),
      amount: posting["amount"] as bigint,
      clientId: posting["client_id"] as HashedPosting["clientId"],
      invoiceId: posting["invoice_id"] as HashedPosting["invoiceId"],
    })),
  });
  const { sequence: _, ...head } = row;
  insert("ledger_entries", { ...head, previous_hash: previousHash, hash });
  for (const { id: _, ...posting } of written) insert("ledger_postings", posting);
  return hash;
}

function inserter(connection: Database.Database) {
  const statements = new Map<string, Database.Statement>();
  return (table: string, row: Row) => {
    const names = Object.keys(row);
    const known =
      statements.get(table) ??
      connection.prepare(
        `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join()}) VALUES (${names.map(() => "?").join()})`,
      );
    statements.set(table, known);
    known.run(Object.values(row));
  };
}
