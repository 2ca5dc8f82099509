import { type Context, organizationOf } from "#platform/context";
import { NotFound } from "#lib/errors";
import { balanceOf } from "#domain/ledger";
import { readBasis } from "./rows.ts";
import { addDecimals, decimal, formatDecimal } from "#lib/decimal";

/** A line as the form for a new credit note offers it; amounts in minor units, tax included. */
export type CreditPreviewLine = {
  readonly id: string;
  readonly description: string;
  readonly quantity: string;
  readonly total: bigint;
  readonly quantityLeft: string;
  readonly totalLeft: bigint;
};

/** Amounts in minor units, tax included. */
export type CreditPreview = {
  readonly lines: readonly CreditPreviewLine[];
  /** What is left of the invoice to credit. */
  readonly left: bigint;
  /** What was refunded and no credit note explains. */
  readonly uncovered: bigint;
  /** Of the refund asked about, what no credit note covers; null when none was asked about. */
  readonly refundAmount: bigint | null;
};

/**
 * What can still be credited of an invoice; with `refundId`, how much of that refund wants a credit note. Throws NotFound
 * for an invoice, or a refund of it, that is not there.
 */
export async function previewCreditNote(
  ctx: Context,
  { invoiceId, refundId }: { invoiceId: string; refundId?: string | null },
): Promise<CreditPreview> {
  const { basis, invoice } = await readBasis(ctx, { invoiceId });
  const credited = basis.earlier.reduce((all, { total }) => all + total, 0n);
  const standing = await balanceOf(ctx, { account: "refunds", currency: invoice.currency, invoiceId });
  const uncovered = standing > 0n ? standing : 0n;
  const left = basis.total - credited;
  return {
    lines: basis.lines.map(({ id, description, quantity, figures }) => {
      const taken = basis.earlier.flatMap(({ lines }) => lines.filter(({ lineId }) => lineId === id));
      const given = taken.reduce(
        (all, line) => (line.quantity === null ? all : addDecimals(all, decimal(line.quantity))),
        decimal("0"),
      );
      return {
        id,
        description,
        quantity,
        total: figures.total,
        quantityLeft: formatDecimal(
          addDecimals(decimal(quantity), { units: -given.units, scale: given.scale }),
        ),
        totalLeft: taken.reduce((rest, line) => rest - line.figures.total, figures.total),
      };
    }),
    left,
    uncovered,
    refundAmount: refundId ? await wantedBy(ctx, { invoiceId, refundId, uncovered, left }) : null,
  };
}

async function wantedBy(
  ctx: Context,
  query: { invoiceId: string; refundId: string; uncovered: bigint; left: bigint },
): Promise<bigint> {
  const refund = await ctx.db.refund.findFirst({
    where: {
      id: query.refundId,
      organizationId: organizationOf(ctx),
      payment: { invoiceId: query.invoiceId },
    },
  });
  if (!refund) throw new NotFound("refund");
  const wanted = refund.state === "failed" ? 0n : refund.amount - refund.creditPart;
  return [wanted, query.uncovered, query.left].reduce((a, b) => (a < b ? a : b));
}
