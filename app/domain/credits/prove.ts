import type { Context } from "#platform/context";
import { Prisma } from "#platform/db";

type Difference = { id: string; stored: bigint; booked: bigint };

/**
 * Recomputes uses and payouts of client credit, and every client's credit, from the books of the whole deployment.
 * Answers each difference as a sentence; an empty list is the proof.
 */
export async function proveCredits({ db }: Pick<Context, "db">): Promise<string[]> {
  const applications = await db.$queryRaw<Difference[]>(Prisma.sql`
    SELECT id, stored, booked FROM (
      SELECT credit_applications.id, CASE WHEN reversed_at IS NULL THEN amount ELSE 0 END AS stored,
        coalesce((
          SELECT sum(posting.amount) FROM ledger_entries entry
          JOIN ledger_postings posting ON posting.entry_id = entry.id
          WHERE entry.kind IN ('credit_applied', 'credit_application_undone')
            AND entry.source_id = credit_applications.id AND posting.account = 'client_credit'
        ), 0) AS booked
      FROM credit_applications
    ) WHERE stored <> booked ORDER BY id LIMIT 100`);
  const payouts = await db.$queryRaw<Difference[]>(Prisma.sql`
    SELECT id, stored, booked FROM (
      SELECT credit_payouts.id, CASE WHEN reversed_at IS NULL THEN amount ELSE 0 END AS stored,
        coalesce((
          SELECT sum(posting.amount) FROM ledger_entries entry
          JOIN ledger_postings posting ON posting.entry_id = entry.id
          WHERE entry.kind IN ('credit_paid_out', 'credit_payout_undone')
            AND entry.source_id = credit_payouts.id AND posting.account = 'client_credit'
        ), 0) AS booked
      FROM credit_payouts
    ) WHERE stored <> booked ORDER BY id LIMIT 100`);
  const overdrawn = await db.$queryRaw<{ clientId: string; currency: string; amount: bigint }[]>(Prisma.sql`
    SELECT client_id AS clientId, currency, sum(amount) AS amount FROM ledger_postings
    WHERE account = 'client_credit' GROUP BY client_id, currency HAVING sum(amount) > 0 LIMIT 100`);
  return [
    ...applications.map((row) => sentence("use of credit", row)),
    ...payouts.map((row) => sentence("payout of credit", row)),
    ...overdrawn.map(
      ({ clientId, currency, amount }) =>
        `Client ${clientId} has used ${amount} ${currency} (minor units) more credit than there was.`,
    ),
  ];
}

function sentence(what: string, { id, stored, booked }: Difference): string {
  return `The ${what} ${id} is stored as ${stored}, the books say ${booked}.`;
}
