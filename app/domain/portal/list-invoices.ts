import { getOrganization } from "#domain/organizations";
import { type CivilDate, todayIn } from "#lib/civil-date";
import type { InvoiceStatus, PaymentStatus } from "#lib/statuses";
import { type Context, organizationOf } from "#platform/context";
import { Prisma } from "#platform/db";

/** Minor units. */
export type PortalInvoice = {
  readonly id: string;
  readonly number: string;
  readonly status: InvoiceStatus;
  readonly paymentStatus: PaymentStatus;
  readonly isOverdue: boolean;
  /** A payment is on its way, so that nothing is to be done. */
  readonly isProcessing: boolean;
  readonly currency: string;
  readonly total: bigint;
  readonly amountDue: bigint;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate | null;
};

type Row = Omit<PortalInvoice, "isOverdue" | "isProcessing"> & { readonly processing: bigint };

const pageLength = 25;

/** The client's issued invoices, page by page from 1: what is owed comes first and by its due day, then the newest. */
export async function listPortalInvoices(
  ctx: Context,
  { clientId, page }: { clientId: string; page: number },
): Promise<{ items: PortalInvoice[]; hasMore: boolean }> {
  const { timeZone } = await getOrganization(ctx);
  const today = todayIn(timeZone, ctx.clock.now());
  // That an invoice was given up is the organization's own affair; to the client it is owed as before.
  const isOwed = Prisma.sql`status IN ('open', 'uncollectible') AND amount_due > 0`;
  const rows = await ctx.db.$queryRaw<Row[]>(Prisma.sql`
    SELECT id, number, status, payment_status AS paymentStatus, currency, total, amount_due AS amountDue,
      issued_on AS issuedOn, due_on AS dueOn, EXISTS (
        SELECT 1 FROM payments WHERE payments.invoice_id = invoices.id AND payments.state = 'processing'
      ) AS processing
    FROM invoices
    WHERE client_id = ${clientId} AND organization_id = ${organizationOf(ctx)} AND status <> 'draft'
    ORDER BY CASE WHEN ${isOwed} THEN 0 ELSE 1 END, CASE WHEN ${isOwed} THEN due_on END,
      issued_on DESC, id DESC
    LIMIT ${pageLength + 1} OFFSET ${(page - 1) * pageLength}`);
  const items = rows.slice(0, pageLength).map(({ processing, total, amountDue, ...row }) => {
    const isProcessing = Number(processing) === 1;
    const isLate = row.dueOn !== null && row.dueOn < today && BigInt(amountDue) > 0n && !isProcessing;
    return {
      ...row,
      total: BigInt(total),
      amountDue: BigInt(amountDue),
      isProcessing,
      isOverdue: isLate && (row.status === "open" || row.status === "uncollectible"),
    };
  });
  return { items, hasMore: rows.length > pageLength };
}
