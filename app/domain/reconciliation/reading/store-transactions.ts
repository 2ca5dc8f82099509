import type { TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import type { StripeBalanceTransaction } from "#platform/stripe";

/** Writes lines of Stripe's books down, each once; Stripe never changes one. */
export async function storeTransactions(
  tx: TxContext,
  transactions: readonly StripeBalanceTransaction[],
): Promise<void> {
  if (transactions.length === 0) return;
  const rows = transactions.map(
    ({ id, type, amount, fee, net, currency, sourceId, description, createdAt }) =>
      Prisma.sql`(${id}, ${type}, ${amount}, ${fee}, ${net}, ${currency}, ${sourceId}, ${description}, ${createdAt.getTime()})`,
  );
  await tx.db.$executeRaw(Prisma.sql`
    INSERT INTO balance_transactions (id, type, amount, fee, net, currency, source_id, description, created_at)
    VALUES ${Prisma.join(rows)} ON CONFLICT (id) DO NOTHING`);
}
