import { getMeter, type MeterView } from "#domain/meters";
import { type Context, organizationOf } from "#platform/context";
import { NotFound } from "#lib/errors";
import type { CivilDate } from "#lib/civil-date";
import type { RatingStep } from "#lib/rate-usage";

/** How a line of an invoice came about: whose events it billed and what they cost, step by step. */
export type UsageOfLine = {
  readonly lineId: string;
  readonly invoiceId: string;
  readonly invoiceNumber: string | null;
  readonly description: string;
  readonly currency: string;
  readonly clientId: string;
  readonly priceName: string;
  /** Null for a flat fee. */
  readonly meter: MeterView | null;
  readonly groupKey: string;
  readonly from: CivilDate;
  /** The first day after the period. */
  readonly until: CivilDate;
  readonly start: Date;
  readonly end: Date;
  /** The plan's, in which the period is. */
  readonly timeZone: string;
  readonly fromNumber: number;
  readonly toNumber: number;
  /** Of the whole period, up to the last number. */
  readonly quantity: string;
  readonly eventCount: number;
  readonly steps: readonly RatingStep[];
  /** What the steps come to, and how much of it this line bills: earlier lines billed the rest. */
  readonly ratedAmount: bigint;
  readonly amount: bigint;
  /** SHA-256 of the events' CSV; null until it is worked out. */
  readonly eventsHash: string | null;
};

/** Throws NotFound for a line that bills no usage, or that the organization does not have. */
export async function usageOfLine(ctx: Context, { lineId }: { lineId: string }): Promise<UsageOfLine> {
  const organizationId = organizationOf(ctx);
  const claim = await ctx.db.usageClaim.findFirst({
    where: { organizationId, invoiceLineId: lineId },
    include: {
      priceVersion: { select: { price: { select: { name: true, currency: true } } } },
      bill: { select: { plan: { select: { timeZone: true } } } },
    },
  });
  const line =
    claim && (await ctx.db.invoiceLine.findUnique({ where: { id: lineId }, include: { invoice: true } }));
  if (!claim || !line) throw new NotFound("line of usage");
  const { name, currency } = claim.priceVersion.price;
  const { groupKey, fromNumber, toNumber, quantity, eventCount, ratedAmount, amount, eventsHash } = claim;
  return {
    ...{ lineId, groupKey, fromNumber, toNumber, quantity, eventCount, ratedAmount, amount, eventsHash },
    ...{ currency, clientId: claim.clientId, priceName: name, description: line.description },
    invoiceId: line.invoiceId,
    invoiceNumber: line.invoice.number,
    meter: claim.meterId === null ? null : await getMeter(ctx, { id: claim.meterId }),
    from: claim.periodStartsOn,
    until: claim.periodEndsOn,
    start: claim.periodStart,
    end: claim.periodEnd,
    timeZone: claim.bill.plan.timeZone,
    steps: JSON.parse(claim.steps) as RatingStep[],
  };
}

/** Which of an invoice's lines bill usage. */
export async function usageLines(ctx: Context, { invoiceId }: { invoiceId: string }): Promise<string[]> {
  const lines = await ctx.db.invoiceLine.findMany({
    where: { invoiceId, invoice: { organizationId: organizationOf(ctx) } },
    select: { id: true },
  });
  const claims = await ctx.db.usageClaim.findMany({
    where: { invoiceLineId: { in: lines.map(({ id }) => id) } },
    select: { invoiceLineId: true },
  });
  return claims.flatMap(({ invoiceLineId }) => invoiceLineId ?? []);
}
