import type { CivilDate } from "#lib/civil-date";
import { NotFound } from "#lib/errors";
import { type Context, organizationOf } from "#platform/context";

/** What billed an event: a line of an invoice, a credit note, or neither where it changed no amount. */
export type BilledWith = {
  readonly priceName: string;
  readonly groupKey: string;
  readonly from: CivilDate;
  /** The first day after the period. */
  readonly until: CivilDate;
  /** The number is null for a draft's. */
  readonly line: {
    readonly lineId: string;
    readonly invoiceId: string;
    readonly invoiceNumber: string | null;
  } | null;
  /** The number is null for a draft. */
  readonly creditNote: { readonly id: string; readonly number: string | null } | null;
};

/**
 * The way back from an event to the bill, the other direction of `usageOfLine`: at most one claim of each price of its
 * meter holds it. Empty for what is not billed yet and for what the meter's filters leave out. Throws NotFound.
 */
export async function billedWith(ctx: Context, { number }: { number: number }): Promise<BilledWith[]> {
  const organizationId = organizationOf(ctx);
  const event = await ctx.db.usageEvent.findFirst({ where: { number, organizationId } });
  if (!event) throw new NotFound("event");
  const { clientId, meterId, groupKey, at } = event;
  if (groupKey === null) return [];
  const claims = await ctx.db.usageClaim.findMany({
    where: {
      ...{ organizationId, clientId, meterId, groupKey, releasedAt: null },
      periodStart: { lte: at },
      periodEnd: { gt: at },
      fromNumber: { lte: number },
      toNumber: { gte: number },
    },
    include: { priceVersion: { select: { price: { select: { name: true } } } } },
    orderBy: { id: "asc" },
  });
  const lines = await ctx.db.invoiceLine.findMany({
    where: { id: { in: claims.flatMap(({ invoiceLineId }) => invoiceLineId ?? []) } },
    select: { id: true, invoice: { select: { id: true, number: true } } },
  });
  const notes = await ctx.db.creditNote.findMany({
    where: { id: { in: claims.flatMap(({ creditNoteId }) => creditNoteId ?? []) } },
    select: { id: true, number: true },
  });
  return claims.map(({ priceVersion, periodStartsOn, periodEndsOn, invoiceLineId, creditNoteId }) => {
    const line = lines.find(({ id }) => id === invoiceLineId);
    return {
      ...{ priceName: priceVersion.price.name, groupKey, from: periodStartsOn, until: periodEndsOn },
      line: line ? { lineId: line.id, invoiceId: line.invoice.id, invoiceNumber: line.invoice.number } : null,
      creditNote: notes.find(({ id }) => id === creditNoteId) ?? null,
    };
  });
}
