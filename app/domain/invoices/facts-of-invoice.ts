import { listBooked } from "#domain/ledger";
import type { Context, TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import { groupedBy } from "#lib/grouped";
import type { InvoiceFacts } from "./projection.ts";
import type { InvoiceRow } from "./rows.ts";

/** What the amounts of these invoices follow from, by invoice. All must be the actor's organization's. */
export async function readFacts(
  ctx: Context | TxContext,
  invoices: readonly Pick<InvoiceRow, "id" | "status" | "currency" | "total">[],
): Promise<Map<string, InvoiceFacts>> {
  const ids = JSON.stringify(invoices.map(({ id }) => id));
  const payments = await ctx.db.$queryRaw<PaymentRow[]>(Prisma.sql`
    SELECT invoice_id AS "invoiceId", state, currency, amount, amount_disputed AS "amountDisputed",
      credited_amount AS "creditedAmount", coalesce((
        SELECT sum(refunds.amount) FROM refunds
        WHERE refunds.payment_id = payments.id AND refunds.state IN ('pending', 'succeeded')), 0) AS refunded
    FROM payments WHERE invoice_id IN (SELECT value FROM json_each(${ids}))`);
  const credits = await ctx.db.$queryRaw<{ invoiceId: string; amount: bigint }[]>(Prisma.sql`
    SELECT invoice_id AS "invoiceId", total AS amount FROM credit_notes
    WHERE status = 'issued' AND invoice_id IN (SELECT value FROM json_each(${ids}))
    UNION ALL SELECT invoice_id, amount FROM credit_applications
    WHERE reversed_at IS NULL AND invoice_id IN (SELECT value FROM json_each(${ids}))`);
  const writtenOff = await listBooked(ctx, {
    kind: "written_off",
    sourceIds: invoices.map(({ id }) => id),
  });
  const paymentsOf = groupedBy(payments, ({ invoiceId }) => invoiceId);
  const creditsOf = groupedBy(credits, ({ invoiceId }) => invoiceId);
  return new Map(
    invoices.map(({ id, status, currency, total }) => {
      // Money that came in another currency is the client's credit and pays nothing here.
      const own = (paymentsOf.get(id) ?? []).filter((payment) => payment.currency === currency);
      return [
        id,
        {
          status,
          total,
          isWrittenOff: writtenOff.has(id),
          payments: own,
          refunded: sumOf(own.map(({ refunded }) => refunded)),
          credited: sumOf((creditsOf.get(id) ?? []).map(({ amount }) => amount)),
        },
      ];
    }),
  );
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((all, amount) => all + BigInt(amount), 0n);
}

type PaymentRow = InvoiceFacts["payments"][number] & {
  readonly invoiceId: string;
  readonly currency: string;
  readonly refunded: bigint;
};
