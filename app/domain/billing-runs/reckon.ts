import type { MeterView } from "#domain/meters";
import { aggregate } from "#domain/usage";
import type { PlannedPrice, UsagePlanView } from "#domain/usage-plans";
import { addDays, type CivilDate, startOfDayIn } from "#lib/civil-date";
import { type Decimal, formatDecimal } from "#lib/decimal";
import { periodsBefore, type PlanPeriod } from "#lib/plan-periods";
import { rateUsage } from "#lib/rate-usage";
import type { TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import type { BilledPeriod, Charge } from "./charge.ts";
import { type EarlierClaim, listClaims, ofGroup } from "./claims.ts";
import { versionOf } from "./version.ts";

/** The number of the newest event; 0 before the first. */
export async function newestEvent(tx: TxContext): Promise<number> {
  // Not asked for as a maximum: Prisma wraps that so that every row is read.
  const newest = await tx.db.usageEvent.findFirst({ orderBy: { number: "desc" }, select: { number: true } });
  return newest?.number ?? 0;
}

/**
 * Everything that the bill up to `day` charges: the period that ends there, the flat fees that are due then, and what
 * changed since in periods that were billed before.
 */
export async function reckonBill(
  tx: TxContext,
  { plan, day, newest }: { plan: UsagePlanView; day: CivilDate; newest: number },
): Promise<Charge[]> {
  const periods = periodsBefore(plan, day).map((period) => withInstants(plan, period));
  const charges: Charge[] = [];
  for (const period of await changedBefore(tx, { plan, day, periods }))
    charges.push(...(await usageCharges(tx, { plan, period, newest, isAdjustment: true })));
  charges.push(...(await flatCharges(tx, { plan, day, periods })));
  const ending = periods.find(({ until }) => until === day);
  if (ending)
    charges.push(...(await usageCharges(tx, { plan, period: ending, newest, isAdjustment: false })));
  return charges;
}

export function withInstants({ timeZone }: UsagePlanView, period: PlanPeriod): BilledPeriod {
  return {
    ...period,
    start: startOfDayIn(timeZone, period.from),
    end: startOfDayIn(timeZone, period.until),
  };
}

type Reckoning = { plan: UsagePlanView; day: CivilDate; periods: readonly BilledPeriod[] };

/** Periods before the last one in which events have arrived since the bill before. */
async function changedBefore(
  tx: TxContext,
  { plan, day, periods }: Reckoning,
): Promise<readonly BilledPeriod[]> {
  const last = await tx.db.usageBill.findFirst({
    where: { planId: plan.id, releasedAt: null },
    orderBy: { eventsUntil: "desc" },
    select: { eventsUntil: true },
  });
  if (!last) return [];
  const before = periods.filter(({ until }) => until < day);
  const end = before.at(-1)?.end;
  if (!end) return [];
  const changes: Date[] = [];
  for (const { meter } of plan.prices) {
    const earliest = meter && (await earliestSince(tx, { plan, meter, end, number: last.eventsUntil }));
    if (earliest) changes.push(earliest);
  }
  return before.filter((period) => changes.some((at) => at < period.end));
}

/** When the earliest of a client's events of a meter happened that came after `number`; null without any before `end`. */
async function earliestSince(
  tx: TxContext,
  { plan, meter, end, number }: { plan: UsagePlanView; meter: MeterView; end: Date; number: number },
): Promise<Date | null> {
  // The index has the numbers, too; the way by numbers would look at every client's events since the bill before.
  const [row] = await tx.db.$queryRaw<{ at: bigint | null }[]>(Prisma.sql`
    SELECT min(at) + 0 AS at FROM usage_events INDEXED BY usage_events_client_id_meter_id_at_idx
    WHERE client_id = ${plan.clientId} AND meter_id = ${meter.id} AND at < ${end.getTime()} AND number > ${number}`);
  return row && row.at !== null ? new Date(Number(row.at)) : null;
}

async function usageCharges(
  tx: TxContext,
  given: { plan: UsagePlanView; period: BilledPeriod; newest: number; isAdjustment: boolean },
): Promise<Charge[]> {
  const { plan, period } = given;
  const claims = await listClaims(tx, { planId: plan.id, periodStartsOn: period.from });
  const charges: Charge[] = [];
  for (const price of plan.prices)
    if (price.meter) charges.push(...(await meteredCharges(tx, { ...given, price, claims })));
  return charges;
}

async function meteredCharges(
  tx: TxContext,
  given: {
    plan: UsagePlanView;
    price: PlannedPrice;
    period: BilledPeriod;
    newest: number;
    isAdjustment: boolean;
    claims: readonly EarlierClaim[];
  },
): Promise<Charge[]> {
  const { plan, price, period, newest, isAdjustment, claims } = given;
  const { meter } = price;
  if (!meter) return [];
  const version = await versionOf(tx, price, period);
  const used = await aggregate(tx, {
    clientId: plan.clientId,
    meter,
    from: period.start,
    to: period.end,
  });
  return groupsOf(price, used, claims).flatMap((groupKey) => {
    const found = used.find((group) => group.groupKey === groupKey);
    const quantity = found?.quantity ?? zero;
    const eventCount = found?.count ?? 0;
    const rated = rateUsage(version.terms, { quantity, used: period });
    const before = ofGroup(claims, { priceId: price.id, groupKey });
    const last = before.at(-1);
    const amount = rated.amount - before.reduce((all, claim) => all + claim.amount, 0n);
    const text = formatDecimal(quantity);
    const isKnown = last ? last.quantity === text && last.eventCount === eventCount : eventCount === 0;
    if (isKnown && amount === 0n) return [];
    const fromNumber = (last?.toNumber ?? 0) + 1;
    return {
      ...{ price, period, groupKey, eventCount, fromNumber, amount },
      isAdjustment: isAdjustment || before.length > 0,
      priceVersionId: version.id,
      quantity: text,
      steps: rated.steps,
      ratedAmount: rated.amount,
      toNumber: Math.max(newest, fromNumber),
    };
  });
}

/** Groups that have events now or had some when they were billed; a price without groups is charged for none, too. */
function groupsOf(
  { id, meter }: PlannedPrice,
  used: readonly { groupKey: string }[],
  claims: readonly EarlierClaim[],
): string[] {
  const billed = claims.filter(({ priceId }) => priceId === id);
  const groups = [...used, ...billed].map(({ groupKey }) => groupKey);
  return [...new Set(meter?.groupBy.length === 0 ? ["[]", ...groups] : groups)].sort();
}

/** Flat fees of the period that begins or ends with the day, and of one that turned out shorter than was charged. */
async function flatCharges(tx: TxContext, { plan, day, periods }: Reckoning): Promise<Charge[]> {
  const flat = plan.prices.filter(({ meter }) => meter === null);
  if (flat.length === 0) return [];
  const isDue = ({ from, until }: PlanPeriod) => until === day || (plan.timing === "advance" && from === day);
  const beginning = plan.timing === "advance" ? periodsBefore(plan, addDays(day, 1)).at(-1) : undefined;
  const due = [...periods, ...(beginning?.from === day ? [withInstants(plan, beginning)] : [])].filter(isDue);
  const charges: Charge[] = [];
  for (const period of due) {
    const claims = await listClaims(tx, { planId: plan.id, periodStartsOn: period.from });
    for (const price of flat) charges.push(...(await flatCharge(tx, { price, period, claims })));
  }
  return charges;
}

async function flatCharge(
  tx: TxContext,
  given: { price: PlannedPrice; period: BilledPeriod; claims: readonly EarlierClaim[] },
): Promise<Charge[]> {
  const { price, period, claims } = given;
  const version = await versionOf(tx, price, period);
  const rated = rateUsage(version.terms, { quantity: one, used: period });
  const before = ofGroup(claims, { priceId: price.id, groupKey: "[]" });
  const amount = rated.amount - before.reduce((all, claim) => all + claim.amount, 0n);
  if (amount === 0n) return [];
  const ordinal = (before.at(-1)?.toNumber ?? 0) + 1;
  return [
    {
      ...{ price, period, groupKey: "[]", quantity: "1", eventCount: 0, amount },
      priceVersionId: version.id,
      steps: rated.steps,
      ratedAmount: rated.amount,
      isAdjustment: before.length > 0,
      fromNumber: ordinal,
      toNumber: ordinal,
    },
  ];
}

const zero: Decimal = { units: 0n, scale: 0 };
const one: Decimal = { units: 1n, scale: 0 };
