import type { Context } from "#platform/context";
import { Prisma } from "#platform/db";
import type { Finding } from "./note.ts";

type Row = {
  readonly id: string;
  readonly organizationId: string;
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly currency: string;
  readonly given: bigint;
  readonly uncovered: bigint;
};

/** Refunds of invoices that no credit note covers: the invoice still claims what was given back. Newest refunds first. */
export async function findUncoveredRefunds(ctx: Context): Promise<Finding[]> {
  const rows = await ctx.db.$queryRaw<Row[]>(Prisma.sql`
    SELECT refunds.id, refunds.organization_id AS organizationId, refunds.payment_id AS paymentId,
      payments.invoice_id AS invoiceId, refunds.currency, refunds.amount - refunds.credit_part AS given,
      open.uncovered
    FROM (
      SELECT invoice_id, sum(amount) AS uncovered FROM ledger_postings
      WHERE account = 'refunds' AND invoice_id IS NOT NULL GROUP BY invoice_id HAVING sum(amount) > 0
    ) open
    JOIN payments ON payments.invoice_id = open.invoice_id
    JOIN refunds ON refunds.payment_id = payments.id AND refunds.state <> 'failed'
    WHERE refunds.amount > refunds.credit_part
    ORDER BY payments.invoice_id, refunds.id DESC LIMIT 1000`);
  return share(rows);
}

/** A credit note covers the oldest refunds first. */
function share(rows: readonly Row[]): Finding[] {
  const left = new Map<string, bigint>();
  return rows.flatMap(({ id, organizationId, paymentId, invoiceId, currency, given, uncovered }) => {
    const open = left.get(invoiceId) ?? BigInt(uncovered);
    const amount = BigInt(given) < open ? BigInt(given) : open;
    left.set(invoiceId, open - amount);
    if (amount <= 0n) return [];
    const detail = "The money went back, and no credit note says so to the client and to the books.";
    const reason = "refund-without-credit-note" as const;
    return [{ reason, objectId: id, organizationId, amount, currency, detail, paymentId, invoiceId }];
  });
}
