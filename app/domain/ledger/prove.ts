import type { Context } from "#platform/context";
import { Prisma } from "#platform/db";
import { breathe } from "#lib/breathe";
import { groupedBy } from "#lib/grouped";
import { breaksClosing, type Closing, readClosings } from "./closings.ts";
import { beginning, entryHash, type HashedEntry, type HashedPosting, imbalances } from "./entry-hash.ts";

/**
 * Recomputes the books of the whole deployment from the first entry on, a page at a time: every hash, every link of the
 * chain, every sum, and that nothing was written into a time whose books were closed. Answers each difference as a sentence; an empty list is the proof.
 */
export async function proveLedger(ctx: Pick<Context, "db" | "parts">): Promise<string[]> {
  const differences: string[] = [];
  const closings = await readClosings(ctx);
  let link: Link = { sequence: 0, hash: beginning };
  for (;;) {
    const entries = readPage(ctx, link.sequence);
    for (const entry of entries) {
      differences.push(...proveEntry(link, entry, closings.get(entry.organizationId)));
      link = entry;
    }
    await breathe();
    if (entries.length < pageLength) break;
  }
  return [...differences, ...(await proveEnd(ctx)), ...(await findStrays(ctx))];
}

type Link = { readonly sequence: number; readonly hash: string };
type StoredEntry = Link & HashedEntry & { readonly previousHash: string };

type EntryRow = Omit<StoredEntry, "sequence" | "at" | "recordedAt" | "postings"> & {
  readonly sequence: bigint;
  readonly at: bigint;
  readonly recordedAt: bigint;
};

const pageLength = 500;

function readPage({ parts }: Pick<Context, "parts">, after: number): StoredEntry[] {
  const { readRows } = parts.database;
  const entries = readRows<EntryRow>(Prisma.sql`
    SELECT sequence, id, organization_id AS organizationId, kind, source_id AS sourceId, at, recorded_at AS recordedAt,
      previous_hash AS previousHash, hash
    FROM ledger_entries WHERE sequence > ${after} ORDER BY sequence LIMIT ${pageLength}`);
  const last = entries.at(-1)?.sequence ?? after;
  const postings = readRows<HashedPosting & { entryId: string }>(Prisma.sql`
    SELECT posting.entry_id AS entryId, account, currency, amount, client_id AS clientId, invoice_id AS invoiceId
    FROM ledger_entries entry JOIN ledger_postings posting ON posting.entry_id = entry.id
    WHERE entry.sequence > ${after} AND entry.sequence <= ${last} ORDER BY entry.sequence, posting.id`);
  const own = groupedBy(postings, ({ entryId }) => entryId);
  return entries.map(({ sequence, at, recordedAt, ...entry }) => ({
    ...entry,
    sequence: Number(sequence),
    at: new Date(Number(at)),
    recordedAt: new Date(Number(recordedAt)),
    postings: own.get(entry.id) ?? [],
  }));
}

function proveEntry(previous: Link, entry: StoredEntry, closings: readonly Closing[] = []): string[] {
  const name = `Ledger entry ${entry.sequence} (${entry.kind} of ${entry.sourceId})`;
  const differences: string[] = [];
  if (entry.sequence !== previous.sequence + 1)
    differences.push(`Ledger entries are missing between ${previous.sequence} and ${entry.sequence}.`);
  if (entry.previousHash !== previous.hash) differences.push(`${name} does not follow the entry before it.`);
  if (entryHash(entry.previousHash, entry) !== entry.hash)
    differences.push(`${name} is not what was written: its hash differs.`);
  for (const [currency, sum] of imbalances(entry.postings))
    differences.push(`${name} is off by ${sum} in ${currency}.`);
  const broken = closings.find((closing) => breaksClosing(entry, closing));
  if (broken) differences.push(`${name} was written into books that were closed until ${broken.until}.`);
  return differences;
}

/** A chain cannot show that its last entries are gone, but SQLite remembers the highest number it ever gave. */
async function proveEnd(ctx: Pick<Context, "db">): Promise<string[]> {
  const [row] = await ctx.db.$queryRaw<{ last: bigint; given: bigint }[]>(Prisma.sql`
    SELECT (SELECT coalesce(max(sequence), 0) FROM ledger_entries) AS last,
           (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'ledger_entries') AS given`);
  if (!row || BigInt(row.last) === BigInt(row.given)) return [];
  return [`Ledger entries are missing at the end: the last is ${row.last}, but ${row.given} were written.`];
}

/** So many postings are looked at between two breaths. */
const strayStretch = 10_000;

async function findStrays({ parts }: Pick<Context, "parts">): Promise<string[]> {
  const { readRows } = parts.database;
  const [end] = readRows<{ last: bigint | null }>(Prisma.sql`SELECT max(id) AS last FROM ledger_postings`);
  const strays: string[] = [];
  for (let after = 0; after < (end?.last ?? 0n); after += strayStretch) {
    const rows = readRows<{ id: bigint }>(Prisma.sql`
      SELECT id FROM ledger_postings posting WHERE id > ${after} AND id <= ${after + strayStretch}
      AND NOT EXISTS (SELECT 1 FROM ledger_entries entry WHERE entry.id = posting.entry_id) ORDER BY id`);
    strays.push(...rows.map(({ id }) => `Ledger posting ${id} belongs to no entry.`));
    await breathe();
  }
  return strays;
}
