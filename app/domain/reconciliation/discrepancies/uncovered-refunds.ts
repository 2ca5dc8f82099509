import type { Fact } from "#domain/facts";
import type { Context, TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import type { Finding } from "./note.ts";

const reason = "refund-without-credit-note";

/** Reaction: a refund that a credit note covers now is settled, and of one that it covers in part the rest is open. */
export async function closeCoveredRefunds(
  tx: TxContext,
  { invoiceId }: Extract<Fact, { kind: "credit-note.issued" }>,
): Promise<void> {
  const left = await findUncoveredRefunds(tx, { invoiceId });
  await tx.db.discrepancy.updateMany({
    where: {
      ...{ reason, invoiceId, state: "open" },
      stripeObjectId: { notIn: left.map(({ objectId }) => objectId) },
    },
    data: { state: "healed", settledAt: tx.clock.now() },
  });
  for (const { objectId, amount } of left)
    await tx.db.discrepancy.updateMany({
      where: { reason, stripeObjectId: objectId, state: "open" },
      data: { amount },
    });
}

type Row = {
  readonly id: string;
  readonly organizationId: string;
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly currency: string;
  readonly given: bigint;
  readonly uncovered: bigint;
};

/**
 * Refunds of invoices, or of one invoice, that no credit note covers: the invoice still claims what was given back. Newest
 * refunds first.
 */
export async function findUncoveredRefunds(
  ctx: Context | TxContext,
  { invoiceId }: { invoiceId?: string } = {},
): Promise<Finding[]> {
  const ofInvoice = invoiceId === undefined ? Prisma.empty : Prisma.sql`AND invoice_id = ${invoiceId}`;
  const rows = await ctx.db.$queryRaw<Row[]>(Prisma.sql`
    SELECT refunds.id, refunds.organization_id AS organizationId, refunds.payment_id AS paymentId,
      payments.invoice_id AS invoiceId, refunds.currency, refunds.amount - refunds.credit_part AS given,
      open.uncovered
    FROM (
      SELECT invoice_id, sum(amount) AS uncovered FROM ledger_postings
      WHERE account = 'refunds' AND invoice_id IS NOT NULL ${ofInvoice} GROUP BY invoice_id HAVING sum(amount) > 0
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
    return [{ reason, objectId: id, organizationId, amount, currency, detail, paymentId, invoiceId }];
  });
}
