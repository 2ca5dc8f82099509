import { type Context, organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";

/** What the books say of an invoice, in minor units. */
export type Standing = {
  /** What is owed: its receivable and what was written off and not paid since. */
  readonly due: bigint;
  /** What its issue booked as rounding, above zero when it took something off. */
  readonly rounding: bigint;
};

/**
 * Per invoice that has postings. A lost dispute is written off too, but it takes back money that was paid and does not
 * make the invoice owed again.
 */
export function standingsOfInvoices(
  ctx: Context,
  { invoiceIds }: { invoiceIds: readonly string[] },
): Map<string, Standing> {
  // A cross join is read from left to right; otherwise SQLite would look through all entries of the organization.
  const rows = ctx.parts.database.readRows<Standing & { id: string }>(Prisma.sql`
    SELECT posting.invoice_id AS id,
      sum(CASE WHEN posting.account = 'receivable' THEN posting.amount
        WHEN posting.account = 'write_offs' AND entry.kind NOT IN ('dispute_lost', 'dispute_won') THEN posting.amount
        ELSE 0 END) AS due,
      sum(CASE WHEN posting.account = 'rounding' AND entry.kind = 'invoice_issued' THEN posting.amount
        ELSE 0 END) AS rounding
    FROM ledger_postings posting CROSS JOIN ledger_entries entry ON entry.id = posting.entry_id
    WHERE posting.invoice_id IN (SELECT value FROM json_each(${JSON.stringify(invoiceIds)}))
      AND entry.organization_id = ${organizationOf(ctx)}
    GROUP BY posting.invoice_id`);
  return new Map(rows.map(({ id, due, rounding }) => [id, { due, rounding }]));
}
