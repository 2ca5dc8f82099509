import { organizationOf, type Context, type TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import type { Account, EntryKind } from "./accounts.ts";
import { imbalances } from "./entry-hash.ts";

type Reader = Context | TxContext;

/**
 * The sum of an account's postings in minor units, debit positive. Name the currency wherever the account may hold
 * several: amounts of different currencies would be added up.
 */
export async function balanceOf(
  ctx: Reader,
  query: {
    account: Account;
    currency?: string | undefined;
    clientId?: string | undefined;
    invoiceId?: string | undefined;
    /** Only what entries of these kinds moved. */
    kinds?: readonly EntryKind[] | undefined;
  },
): Promise<bigint> {
  const { account, currency, clientId, invoiceId, kinds } = query;
  const sum = await ctx.db.ledgerPosting.aggregate({
    _sum: { amount: true },
    where: {
      account,
      ...(currency !== undefined && { currency }),
      ...(clientId !== undefined && { clientId }),
      ...(invoiceId !== undefined && { invoiceId }),
      entry: { organizationId: organizationOf(ctx), ...(kinds && { kind: { in: [...kinds] } }) },
    },
  });
  return sum._sum.amount ?? 0n;
}

type TrialBalance = {
  /** Whether debits equal credits in every currency. */
  readonly balanced: boolean;
  /** Each account's balance on the side where it stands; the other side is zero. */
  readonly accounts: readonly { account: string; currency: string; debit: bigint; credit: bigint }[];
};

/** The balance of every account of the organization, per currency, in minor units. */
export async function trialBalance(ctx: Reader): Promise<TrialBalance> {
  const rows = await ctx.db.$queryRaw<{ account: string; currency: string; balance: bigint }[]>(Prisma.sql`
    SELECT account, currency, sum(amount) AS balance
    FROM ledger_postings JOIN ledger_entries ON ledger_entries.id = ledger_postings.entry_id
    WHERE ledger_entries.organization_id = ${organizationOf(ctx)}
    GROUP BY account, currency ORDER BY account, currency`);
  const balances = rows.map(({ account, currency, balance }) => ({
    account,
    currency,
    amount: BigInt(balance),
  }));
  return {
    balanced: imbalances(balances).length === 0,
    accounts: balances.map(({ account, currency, amount }) => ({
      account,
      currency,
      debit: amount > 0n ? amount : 0n,
      credit: amount < 0n ? -amount : 0n,
    })),
  };
}
