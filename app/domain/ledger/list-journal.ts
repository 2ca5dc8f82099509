import { decodeCursor, pageOf, pageSize, type Page } from "#lib/paging";
import { organizationOf, type Context } from "#platform/context";
import { Prisma } from "#platform/db";
import type { Account } from "./accounts.ts";

/** An entry with all that its postings say. Amounts in minor units, debit positive. */
export type JournalEntry = {
  readonly sequence: number;
  readonly id: string;
  readonly kind: string;
  readonly sourceId: string;
  readonly at: Date;
  readonly recordedAt: Date;
  readonly postings: readonly {
    readonly account: string;
    readonly currency: string;
    readonly amount: bigint;
    readonly clientId: string | null;
    readonly invoiceId: string | null;
  }[];
};

export type JournalQuery = {
  /** Only entries that touched it; they are shown whole. */
  readonly account?: Account | undefined;
  /** From this instant on. */
  readonly from?: Date | undefined;
  /** Before this instant. */
  readonly before?: Date | undefined;
  readonly cursor?: string | null | undefined;
  readonly limit?: number | undefined;
};

/** The organization's journal, newest entry first, in the order in which it was written. */
export async function listJournal(ctx: Context, query: JournalQuery = {}): Promise<Page<JournalEntry>> {
  const limit = pageSize(query.limit);
  const keys = await ctx.db.$queryRaw<{ sequence: bigint | number }[]>(Prisma.sql`
    SELECT sequence FROM ledger_entries WHERE ${Prisma.join(conditions(ctx, query), " AND ")}
    ORDER BY sequence DESC LIMIT ${limit + 1}`);
  const rows = await ctx.db.ledgerEntry.findMany({
    where: { sequence: { in: keys.map(({ sequence }) => Number(sequence)) } },
    include: { postings: { orderBy: { id: "asc" } } },
    orderBy: { sequence: "desc" },
  });
  const page = pageOf(rows, limit, ({ sequence }) => [sequence]);
  return { items: page.items, nextCursor: page.nextCursor };
}

function conditions(ctx: Context, { account, from, before, cursor }: JournalQuery): Prisma.Sql[] {
  const [behind] = decodeCursor(cursor, ["number"]) ?? [];
  return [
    Prisma.sql`organization_id = ${organizationOf(ctx)}`,
    ...(behind === undefined ? [] : [Prisma.sql`sequence < ${behind}`]),
    ...(from ? [Prisma.sql`at >= ${from.getTime()}`] : []),
    ...(before ? [Prisma.sql`at < ${before.getTime()}`] : []),
    // Looked up per entry, so that a page of an account with many postings is found without reading them all.
    ...(account
      ? [
          Prisma.sql`EXISTS (SELECT 1 FROM ledger_postings posting
            WHERE posting.entry_id = ledger_entries.id AND posting.account = ${account})`,
        ]
      : []),
  ];
}
