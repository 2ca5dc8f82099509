import { organizationOf, type Context } from "#platform/context";
import { Prisma } from "#platform/db";
import type { Account, EntryKind } from "./accounts.ts";

type ClientAccount = {
  readonly clientId: string;
  readonly currency: string;
  readonly accounts: readonly Account[];
};

/** One entry's part that concerns the client, by account; minor units, debit positive. */
export type ClientEntry = {
  readonly sequence: number;
  readonly kind: EntryKind;
  readonly sourceId: string;
  readonly at: Date;
  readonly postings: readonly {
    readonly account: Account;
    readonly amount: bigint;
    readonly invoiceId: string | null;
  }[];
};

/** What the accounts held for the client together before an instant; minor units, debit positive. */
export async function sumBefore(
  ctx: Context,
  { clientId, currency, accounts, before }: ClientAccount & { before: Date },
): Promise<bigint> {
  const sum = await ctx.db.ledgerPosting.aggregate({
    _sum: { amount: true },
    where: {
      clientId,
      currency,
      account: { in: [...accounts] },
      entry: { organizationId: organizationOf(ctx), at: { lt: before } },
    },
  });
  return sum._sum.amount ?? 0n;
}

/** Every entry from an instant up to another, not included, that touched one of the accounts for the client, by time. */
export async function listEntriesOfClient(
  ctx: Context,
  { clientId, currency, accounts, from, before }: ClientAccount & { from: Date; before: Date },
): Promise<ClientEntry[]> {
  const rows = await ctx.db.ledgerPosting.findMany({
    where: {
      clientId,
      currency,
      account: { in: [...accounts] },
      entry: { organizationId: organizationOf(ctx), at: { gte: from, lt: before } },
    },
    include: { entry: { select: { sequence: true, kind: true, sourceId: true, at: true } } },
    orderBy: { id: "asc" },
  });
  const entries = new Map<number, ClientEntry>();
  for (const { account, amount, invoiceId, entry } of rows) {
    const { sequence, sourceId, at } = entry;
    const known = entries.get(sequence) ?? {
      ...{ sequence, sourceId, at, postings: [] },
      kind: entry.kind as EntryKind,
    };
    const posting = { account: account as Account, amount, invoiceId };
    entries.set(sequence, { ...known, postings: [...known.postings, posting] });
  }
  return [...entries.values()].sort((a, b) => a.at.getTime() - b.at.getTime() || a.sequence - b.sequence);
}

/** The currencies in which anything was ever booked for the client. */
export async function listCurrenciesOfClient(
  ctx: Context,
  { clientId }: { clientId: string },
): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ currency: string }[]>(Prisma.sql`
    SELECT DISTINCT currency FROM ledger_postings
    JOIN ledger_entries ON ledger_entries.id = ledger_postings.entry_id
    WHERE client_id = ${clientId} AND organization_id = ${organizationOf(ctx)} ORDER BY currency`);
  return rows.map(({ currency }) => currency);
}
