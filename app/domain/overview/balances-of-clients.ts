import { Prisma } from "#platform/db";
import { type Context, organizationOf } from "#platform/context";
import type { Money } from "#lib/money";

export type ClientBalance = {
  /** Due on open invoices, per currency. */
  readonly owed: readonly Money[];
  /** What the client has paid or been credited beyond its invoices, per currency. */
  readonly credit: readonly Money[];
};

type Row = { clientId: string; currency: string; amount: bigint };

/** How the organization stands with each of the clients; one that owes nothing has nothing in its lists. */
export async function balancesOfClients(
  ctx: Context,
  { clientIds }: { clientIds: readonly string[] },
): Promise<Map<string, ClientBalance>> {
  const ids = clientIds.length > 0 ? Prisma.join([...clientIds]) : Prisma.sql`NULL`;
  const organizationId = organizationOf(ctx);
  const [owed, credit] = await Promise.all([
    ctx.db.$queryRaw<Row[]>(Prisma.sql`
      SELECT client_id AS clientId, currency, sum(amount_due) AS amount FROM invoices
      WHERE client_id IN (${ids}) AND organization_id = ${organizationId}
        AND status = 'open' AND amount_due > 0
      GROUP BY client_id, currency ORDER BY currency`),
    ctx.db.$queryRaw<Row[]>(Prisma.sql`
      SELECT client_id AS clientId, currency, -sum(amount) AS amount
      FROM ledger_postings JOIN ledger_entries ON ledger_entries.id = ledger_postings.entry_id
      WHERE client_id IN (${ids}) AND account = 'client_credit' AND organization_id = ${organizationId}
      GROUP BY client_id, currency HAVING sum(amount) <> 0 ORDER BY currency`),
  ]);
  return new Map(clientIds.map((id) => [id, { owed: moneyOf(owed, id), credit: moneyOf(credit, id) }]));
}

function moneyOf(rows: readonly Row[], clientId: string): Money[] {
  return rows
    .filter((row) => row.clientId === clientId)
    .map(({ currency, amount }) => ({ currency, amount: BigInt(amount) }));
}
