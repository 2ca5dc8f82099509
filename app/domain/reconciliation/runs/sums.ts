import type { Context } from "#platform/context";
import { Prisma } from "#platform/db";
import { findCursor } from "../cursors.ts";
import { addAmounts, type StoredAmounts } from "./progress.ts";

/** What was added up so far, and up to which row: neither books ever change a row that is there. */
export type Sums = { readonly upTo: number; readonly amounts: StoredAmounts };

const window = 50_000;

/** What all organizations' clearing accounts hold, up to the entry of that sequence. Remembers where it was last time. */
export async function sumClearing(ctx: Context, sequence: number): Promise<Sums> {
  const [row] = await ctx.db.$queryRaw<{ last: bigint | null }[]>(Prisma.sql`
    SELECT max(posting.id) AS last FROM ledger_postings posting
    WHERE posting.entry_id = (SELECT id FROM ledger_entries WHERE sequence <= ${sequence}
      AND EXISTS (SELECT 1 FROM ledger_postings p WHERE p.entry_id = ledger_entries.id)
      ORDER BY sequence DESC LIMIT 1)`);
  return sumUp(
    ctx,
    "clearing-sums",
    Number(row?.last ?? 0),
    (from, to) =>
      Prisma.sql`
      SELECT currency, sum(amount) AS amount FROM ledger_postings
      WHERE id > ${from} AND id <= ${to} AND +account = 'stripe_clearing' GROUP BY currency`,
  );
}

/** What all lines of Stripe's books add up to. */
export async function sumTransactions(ctx: Context): Promise<Sums> {
  const [row] = await ctx.db.$queryRaw<{ last: bigint | null }[]>(
    Prisma.sql`SELECT max(rowid) AS last FROM balance_transactions`,
  );
  return sumUp(
    ctx,
    "stripe-sums",
    Number(row?.last ?? 0),
    (from, to) =>
      Prisma.sql`
      SELECT currency, sum(net) AS amount FROM balance_transactions
      WHERE rowid > ${from} AND rowid <= ${to} GROUP BY currency`,
  );
}

async function sumUp(
  ctx: Context,
  name: string,
  upTo: number,
  query: (from: number, to: number) => Prisma.Sql,
): Promise<Sums> {
  const known = await findCursor(ctx, name);
  let sums: Sums = known === null ? { upTo: 0, amounts: {} } : (JSON.parse(known) as Sums);
  if (sums.upTo > upTo) sums = { upTo: 0, amounts: {} };
  while (sums.upTo < upTo) {
    const to = Math.min(sums.upTo + window, upTo);
    const rows = await ctx.db.$queryRaw<{ currency: string; amount: bigint }[]>(query(sums.upTo, to));
    const added = Object.fromEntries(rows.map(({ currency, amount }) => [currency, String(amount)]));
    sums = { upTo: to, amounts: addAmounts(sums.amounts, added) };
  }
  return sums;
}
