import { createHash } from "node:crypto";
import Database from "better-sqlite3";
import { issueInvoice } from "#domain/invoices";
import { type Context, contextFor } from "#platform/context";
import { newId } from "#lib/ids";
import { makeClient, makeDraft } from "../billing-factories.ts";
import { insertOrganization, insertStaff } from "../factories.ts";
import { type BenchWorld, createBenchWorld } from "./bench-world.ts";
import { atLeast, type Measured, median, shown } from "./table.ts";

const rounds = 5;

/** Issuing at the domain function against the same rows written by hand, each invoice in one transaction. */
export async function benchIssue(invoicesPerRound = 100): Promise<Measured[]> {
  const [world, floor] = [await createBenchWorld(), await createBenchWorld()];
  const ours = await deskOf(world);
  const floors = await deskOf(floor);
  const connection = new Database(floor.path);
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  const issueRaw = rawIssue(connection);
  const rates = { domain: [] as number[], raw: [] as number[] };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const drafts = await draftsOf(ours, invoicesPerRound);
      const rawDrafts = await draftsOf(floors, invoicesPerRound);
      const domain = await perSecond(drafts, (id) => issueInvoice(ours.ctx, { id }));
      const raw = await perSecond(rawDrafts, (id) => issueRaw(id));
      // The first round warms up.
      if (round === 0) continue;
      rates.domain.push(domain);
      rates.raw.push(raw);
    }
    requireSameRows(world, floor);
    const ratio = median(rates.domain.map((rate, index) => rate / Number(rates.raw[index])));
    return [
      atLeast("issue: invoices per second against the same rows written raw", ratio, 0.1),
      shown("issue: invoices per second", median(rates.domain), "/s"),
    ];
  } finally {
    connection.close();
    await Promise.all([world.close(), floor.close()]);
  }
}

type OneDesk = { ctx: Context; clientId: string };

async function deskOf({ ctx }: BenchWorld): Promise<OneDesk> {
  const createdAt = ctx.clock.now();
  const { id: organizationId } = await insertOrganization(ctx.db, { createdAt });
  const user = await insertStaff(ctx.db, organizationId, { role: "owner", createdAt });
  const actor = { kind: "user", userId: user.id, name: user.name, organizationId, role: "owner" } as const;
  const acting = contextFor(ctx.parts, actor);
  return { ctx: acting, clientId: (await makeClient(acting)).id };
}

async function draftsOf({ ctx, clientId }: OneDesk, count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) ids.push((await makeDraft(ctx, { clientId })).id);
  return ids;
}

async function perSecond(ids: readonly string[], issue: (id: string) => unknown): Promise<number> {
  const startedAt = performance.now();
  for (const id of ids) await issue(id);
  return (ids.length / (performance.now() - startedAt)) * 1000;
}

type Row = Record<string, string | number>;

/** The rows of an issue with the server's durability, every statement prepared once, and no rule at all. */
function rawIssue(connection: Database.Database) {
  const invoice = connection.prepare("SELECT * FROM invoices WHERE id = ?");
  const series = connection.prepare(
    "UPDATE number_series SET last_number = last_number + 1, last_issued_on = '2026-01-01' WHERE organization_id = ? AND kind = 'invoice' RETURNING last_number",
  );
  const issue = connection.prepare(
    `UPDATE invoices SET status = 'open', number = ?, number_index = ?, issued_on = '2026-01-01', due_on = '2026-01-15',
     seller = ?, buyer = ?, search = ?, issued_at = ?, amount_due = total, version = version + 1 WHERE id = ?`,
  );
  const last = connection.prepare("SELECT hash FROM ledger_entries ORDER BY sequence DESC LIMIT 1").pluck();
  const entry = connection.prepare(
    `INSERT INTO ledger_entries (id, organization_id, kind, source_id, at, recorded_at, previous_hash, hash)
     VALUES (?, ?, 'invoice_issued', ?, ?, ?, ?, ?)`,
  );
  const posting = connection.prepare(
    `INSERT INTO ledger_postings (entry_id, account, currency, amount, client_id, invoice_id) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const activity = connection.prepare(
    `INSERT INTO activity (id, organization_id, actor_kind, actor_id, actor_name, verb, subject_kind, subject_id, at, after)
     VALUES (?, ?, 'user', 'ada', 'Ada', 'issued', 'invoice', ?, ?, ?)`,
  );
  return connection.transaction((id: string) => {
    const now = Date.now();
    const { organization_id, client_id, currency, total } = invoice.get(id) as Row;
    const { last_number } = series.get(organization_id) as Row;
    const number = `INV-${String(last_number).padStart(4, "0")}`;
    const party = JSON.stringify({ name: "Ada Lovelace Ltd", address: "1 Harbor Street" });
    issue.run(number, last_number, party, party, `${number} ada lovelace ltd`, now, id);
    const [entryId, previous] = [newId(), (last.get() as string | undefined) ?? ""];
    const hash = createHash("sha256").update(previous).update(`${entryId}${id}${now}`).digest("hex");
    entry.run(entryId, organization_id, id, now, now, previous, hash);
    posting.run(entryId, "receivable", currency, total, client_id, id);
    posting.run(entryId, "revenue", currency, -Number(total), client_id, id);
    activity.run(newId(), organization_id, id, now, JSON.stringify({ number, total }));
  });
}

/** A floor that writes less than what it is a floor for would show nothing. */
function requireSameRows(one: BenchWorld, other: BenchWorld): void {
  const [ours, floors] = [one, other].map(({ path }) => {
    const connection = new Database(path, { readonly: true });
    const tables = ["invoices WHERE status = 'open'", "ledger_entries", "ledger_postings", "activity"];
    const counts = tables.map((table) => connection.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get());
    connection.close();
    return String(counts);
  });
  if (ours !== floors) throw new Error(`The floor wrote other rows: ${floors} instead of ${ours}.`);
}
