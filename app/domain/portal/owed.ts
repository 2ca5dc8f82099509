import type { Money } from "#lib/money";
import { type Context, organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";

/** What the client is still asked for, by currency, in minor units; what was given up is owed as before. */
export async function portalOwed(ctx: Context, { clientId }: { clientId: string }): Promise<Money[]> {
  const rows = await ctx.db.$queryRaw<{ currency: string; amount: bigint }[]>(Prisma.sql`
    SELECT currency, sum(amount_due) AS amount FROM invoices
    WHERE client_id = ${clientId} AND organization_id = ${organizationOf(ctx)}
      AND status IN ('open', 'uncollectible') AND amount_due > 0
    GROUP BY currency ORDER BY currency`);
  return rows.map(({ currency, amount }) => ({ currency, amount: BigInt(amount) }));
}
