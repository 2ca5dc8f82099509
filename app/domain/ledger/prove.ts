import type { Context } from "#platform/context";
import { Prisma } from "#platform/db";
import { breathe } from "#lib/breathe";
import { breaksClosing, type Closing, readClosings } from "./closings.ts";
import { beginning, entryHash, type HashedEntry, imbalances } from "./entry-hash.ts";

/**
 * Recomputes the books of the whole deployment from the first entry on, a page at a time: every hash, every link of the
 * chain, every sum, and that nothing was written into a time whose books were closed. Answers each difference as a sentence; an empty list is the proof.
 */
export async function proveLedger(ctx: Pick<Context, "db">): Promise<string[]> {
  const differences: string[] = [];
  const closings = await readClosings(ctx);
  let link: Link = { sequence: 0, hash: beginning };
  for (;;) {
    const entries = await readPage(ctx, link.sequence);
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

const pageLength = 500;

function readPage(ctx: Pick<Context, "db">, after: number): Promise<StoredEntry[]> {
  return ctx.db.ledgerEntry.findMany({
    where: { sequence: { gt: after } },
    include: { postings: { orderBy: { id: "asc" } } },
    orderBy: { sequence: "asc" },
    take: pageLength,
  });
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

async function findStrays(ctx: Pick<Context, "db">): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ id: bigint }[]>(Prisma.sql`
    SELECT id FROM ledger_postings WHERE entry_id NOT IN (SELECT id FROM ledger_entries) ORDER BY id LIMIT 100`);
  return rows.map(({ id }) => `Ledger posting ${id} belongs to no entry.`);
}
