import { NotFound } from "#lib/errors";
import { type Context, organizationOf } from "#platform/context";

export type EarlierLine = {
  readonly invoiceId: string;
  /** Null for a draft's. */
  readonly invoiceNumber: string | null;
  readonly lineId: string;
  /** Minor units, before tax. */
  readonly amount: bigint;
};

/**
 * The lines that billed the same usage before this line adjusted it, oldest first. What credit notes have taken off since
 * is not among them. Throws NotFound for a line that bills no usage.
 */
export async function earlierLines(ctx: Context, { lineId }: { lineId: string }): Promise<EarlierLine[]> {
  const organizationId = organizationOf(ctx);
  const claim = await ctx.db.usageClaim.findFirst({ where: { organizationId, invoiceLineId: lineId } });
  if (!claim) throw new NotFound("line of usage");
  const { planId, priceId, groupKey, periodStartsOn, fromNumber } = claim;
  const earlier = await ctx.db.usageClaim.findMany({
    where: {
      ...{ organizationId, planId, priceId, groupKey, periodStartsOn },
      ...{ releasedAt: null, invoiceLineId: { not: null }, toNumber: { lt: fromNumber } },
    },
    orderBy: { toNumber: "asc" },
    select: { invoiceLineId: true, amount: true },
  });
  const lines = await ctx.db.invoiceLine.findMany({
    where: { id: { in: earlier.flatMap(({ invoiceLineId }) => invoiceLineId ?? []) } },
    select: { id: true, invoice: { select: { id: true, number: true } } },
  });
  return earlier.flatMap(({ invoiceLineId, amount }) => {
    const line = lines.find(({ id }) => id === invoiceLineId);
    if (!line) return [];
    return { invoiceId: line.invoice.id, invoiceNumber: line.invoice.number, lineId: line.id, amount };
  });
}
