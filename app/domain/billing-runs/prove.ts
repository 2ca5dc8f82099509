import { type MeterView, meterView } from "#domain/meters";
import { breathe } from "#lib/breathe";
import { decimal, formatDecimal } from "#lib/decimal";
import { periodsBefore, type Rhythm } from "#lib/plan-periods";
import { readStoredTerms } from "#lib/price-terms";
import { rateUsage } from "#lib/rate-usage";
import type { Context } from "#platform/context";
import type { Prisma } from "#platform/db";
import { hashClaim } from "./hash.ts";
import { recount } from "./recount.ts";

const pageSize = 200;

const withParts = {
  bill: { select: { plan: { select: { interval: true, anchorDay: true, startsOn: true } } } },
  priceVersion: { select: { terms: true, price: { select: { meter: true } } } },
} as const;

type ClaimRow = Prisma.UsageClaimGetPayload<{ include: typeof withParts }>;

/**
 * Counts the events of every claim again, rates them again and compares: with the claim, with what earlier claims of the
 * period billed, and with the invoice's line. With `hashes` the events' CSVs are hashed again, too. Answers each
 * difference as a sentence; an empty list is the proof.
 */
export async function proveBilling(
  ctx: Context,
  { hashes }: { readonly hashes: boolean },
): Promise<string[]> {
  const differences: string[] = [];
  let after = "";
  for (;;) {
    const claims = await ctx.db.usageClaim.findMany({
      where: { releasedAt: null, id: { gt: after } },
      include: withParts,
      orderBy: { id: "asc" },
      take: pageSize,
    });
    for (const claim of claims) differences.push(...(await proveClaim(ctx, claim, hashes)));
    const last = claims.at(-1);
    if (!last) return differences;
    after = last.id;
    await breathe();
  }
}

async function proveClaim(ctx: Context, claim: ClaimRow, hashes: boolean): Promise<string[]> {
  const { meter } = claim.priceVersion.price;
  const counted = meter ? await proveCount(ctx, claim, meterView(meter)) : [];
  const hashed = hashes && meter ? await proveHash(ctx, claim) : [];
  return [...counted, ...proveRating(claim), ...(await proveAmount(ctx, claim)), ...hashed];
}

async function proveCount(ctx: Context, claim: ClaimRow, meter: MeterView): Promise<string[]> {
  const { clientId, groupKey, periodStart: start, periodEnd: end, toNumber } = claim;
  const found = await recount(ctx, { clientId, meter, groupKey, start, end, toNumber });
  const quantity = formatDecimal(found.quantity);
  if (quantity === claim.quantity && found.count === claim.eventCount) return [];
  return [
    `Claim ${claim.id} billed ${claim.quantity} ${meter.unit} in ${claim.eventCount} events, counted again they are ${quantity} in ${found.count}.`,
  ];
}

function proveRating(claim: ClaimRow): string[] {
  const quantity = decimal(claim.quantity);
  const { amount, steps } = rateUsage(readStoredTerms(claim.priceVersion.terms), {
    quantity,
    used: usedDays(claim),
  });
  if (amount === claim.ratedAmount && JSON.stringify(steps) === claim.steps) return [];
  return [`Claim ${claim.id} was rated ${claim.ratedAmount}, its price comes to ${amount}.`];
}

async function proveAmount(ctx: Context, claim: ClaimRow): Promise<string[]> {
  const { planId, priceId, groupKey, periodStartsOn, fromNumber } = claim;
  const { _sum } = await ctx.db.usageClaim.aggregate({
    where: { planId, priceId, groupKey, periodStartsOn, releasedAt: null, toNumber: { lt: fromNumber } },
    _sum: { amount: true },
  });
  const rest = claim.ratedAmount - (_sum.amount ?? 0n);
  const line =
    claim.invoiceLineId === null
      ? null
      : await ctx.db.invoiceLine.findUnique({ where: { id: claim.invoiceLineId }, select: { amount: true } });
  return [
    ...(rest === claim.amount ? [] : [`Claim ${claim.id} billed ${claim.amount}, what was left is ${rest}.`]),
    ...(line === null || line.amount === claim.amount
      ? []
      : [`Claim ${claim.id} billed ${claim.amount}, its invoice's line says ${line.amount}.`]),
    ...(line === null && claim.invoiceLineId !== null
      ? [`Claim ${claim.id} bills by a line that does not exist.`]
      : []),
  ];
}

async function proveHash(ctx: Context, claim: ClaimRow): Promise<string[]> {
  if (claim.eventsHash === null) return [];
  const hash = await hashClaim(ctx, claim);
  return hash === claim.eventsHash
    ? []
    : [`The events of claim ${claim.id} hash to ${hash}, written down is ${claim.eventsHash}.`];
}

/** How much of a whole period the claim's is; the plan may have been given an end since. */
function usedDays({ periodStartsOn, periodEndsOn, bill }: ClaimRow) {
  const rhythm: Rhythm = { ...bill.plan, endsOn: periodEndsOn };
  const period = periodsBefore(rhythm, periodEndsOn).at(-1);
  if (period?.from !== periodStartsOn) throw new RangeError("A claim is for a period of its plan.");
  return period;
}
