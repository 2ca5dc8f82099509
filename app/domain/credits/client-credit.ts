import { availableCredit } from "#domain/payments";
import { organizationOf, type Context, type TxContext } from "#platform/context";
import type { Money } from "#lib/money";

/** What a client has of credit per currency, in minor units and without what is on its way back; none where it has none. */
export async function clientCredit(
  ctx: Context | TxContext,
  { clientId }: { clientId: string },
): Promise<Money[]> {
  const rows = await ctx.db.ledgerPosting.groupBy({
    by: ["currency"],
    where: { account: "client_credit", clientId, entry: { organizationId: organizationOf(ctx) } },
    orderBy: { currency: "asc" },
  });
  const credit: Money[] = [];
  for (const { currency } of rows) {
    const amount = await availableCredit(ctx, { clientId, currency });
    if (amount > 0n) credit.push({ currency, amount });
  }
  return credit;
}
