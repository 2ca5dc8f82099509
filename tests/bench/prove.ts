import { createHash } from "node:crypto";
import Database from "better-sqlite3";
import { proveBooks } from "#domain/proof";
import { type Context, contextFor } from "#platform/context";
import { makeOpenInvoice } from "../billing-factories.ts";
import { insertOrganization, insertStaff } from "../factories.ts";
import { type BenchWorld, createBenchWorld } from "./bench-world.ts";
import { copyInvoices } from "./copy-invoices.ts";
import { isFull } from "./full.ts";
import { measureHeld, measureTime } from "./memory.ts";
import { atMost, type Measured, median, shown } from "./table.ts";

const rounds = 3;
const mostGrowth = 16;

/** The proof against a plain loop that reads the same rows and hashes the same bytes. */
export async function benchProve(count = isFull ? 100_000 : 10_000): Promise<Measured[]> {
  const world = await createBenchWorld();
  try {
    const { id, organizationId } = await makeTemplate(world);
    const numberOf = (index: number) => `INV-${String(index).padStart(4, "0")}`;
    const copies = { organizationId, templateId: id, clientCount: 100, numberOf };
    copyInvoices(world.path, { ...copies, count: count / 10 });
    const held = await measureHeld(() => proveClean(world.ctx));
    copyInvoices(world.path, { ...copies, count: count - count / 10 });
    const growth = (await measureHeld(() => proveClean(world.ctx))) - held;
    const ratios: number[] = [];
    let seconds = 0;
    for (let round = 0; round < rounds; round += 1) {
      const floor = await measureTime(() => readAndHash(world.path));
      seconds = await measureTime(() => proveClean(world.ctx));
      ratios.push(seconds / floor);
    }
    const name = `prove over ${count} invoices`;
    return [
      atMost(`${name}: time against a plain loop over the same rows`, median(ratios), 3),
      atMost(`${name}: memory beyond that over a tenth of them`, growth, mostGrowth, "MB"),
      shown(`${name}: time`, seconds, "s"),
    ];
  } finally {
    await world.close();
  }
}

async function makeTemplate({ ctx }: BenchWorld) {
  const createdAt = ctx.clock.now();
  const { id: organizationId } = await insertOrganization(ctx.db, { createdAt });
  const user = await insertStaff(ctx.db, organizationId, { role: "owner", createdAt });
  const actor = { kind: "user", userId: user.id, name: user.name, organizationId, role: "owner" } as const;
  return { organizationId, ...(await makeOpenInvoice(contextFor(ctx.parts, actor))) };
}

async function proveClean(ctx: Context): Promise<void> {
  const differences = await proveBooks(ctx, { documents: true });
  if (differences.length > 0) throw new Error(`The books do not prove: ${differences.slice(0, 3).join(" ")}`);
}

const tables = [
  ...["invoices", "invoice_lines", "invoice_line_taxes", "invoice_taxes"],
  ...["payments", "refunds", "credit_notes", "credit_note_lines", "credit_applications", "credit_payouts"],
];

/** Reads every row that the proof reads and hashes what it hashes: the chain of the ledger and the documents. */
function readAndHash(path: string): void {
  const connection = new Database(path, { readonly: true });
  connection.defaultSafeIntegers(true);
  for (const table of tables)
    for (const row of rowsOf(connection, `SELECT * FROM ${table}`)) if (row.length === 0) throw new Error();
  for (const [bytes, sha256] of rowsOf(connection, "SELECT bytes, sha256 FROM invoice_documents"))
    if (hashOf(bytes as Buffer) !== sha256) throw new Error("A document is not what it was.");
  hashEntries(connection);
  connection.close();
}

function hashEntries(connection: Database.Database): void {
  const entries = rowsOf(
    connection,
    `SELECT id, organization_id, kind, source_id, at, recorded_at, previous_hash, hash FROM ledger_entries
     ORDER BY sequence`,
  );
  const postings = rowsOf(
    connection,
    `SELECT entry_id, account, currency, amount, client_id, invoice_id FROM ledger_postings ORDER BY id`,
  );
  // Postings are written with their entry, so that both are in the same order.
  let posting = postings.next();
  for (const [id, organizationId, kind, sourceId, at, recordedAt, previousHash, hash] of entries) {
    const own: unknown[] = [];
    for (; !posting.done && posting.value[0] === id; posting = postings.next()) {
      const [, account, currency, amount, clientId, invoiceId] = posting.value;
      own.push({ account, amount: String(amount), clientId, currency, invoiceId });
    }
    const text = JSON.stringify({
      ...{ at: new Date(Number(at)), id, kind, organizationId, postings: own },
      ...{ recordedAt: new Date(Number(recordedAt)), sourceId },
    });
    if (hashOf(String(previousHash), text) !== hash) throw new Error("An entry is not what it was.");
  }
}

function rowsOf(connection: Database.Database, sql: string): IterableIterator<unknown[]> {
  return connection.prepare<[], unknown[]>(sql).raw().iterate();
}

function hashOf(...parts: (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
