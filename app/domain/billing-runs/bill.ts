import { getClient } from "#domain/clients";
import { createInvoiceInput, insertDraft } from "#domain/invoices";
import { billTime, nextBillDay, type UsagePlanView } from "#domain/usage-plans";
import type { CivilDate } from "#lib/civil-date";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { organizationOf, type TxContext } from "#platform/context";
import type { Charge } from "./charge.ts";
import { creditCorrections } from "./correct.ts";
import { newestEvent, reckonBill } from "./reckon.ts";
import { describe } from "./words.ts";

export type Bill = {
  readonly id: string;
  /** Null when there was nothing to charge. */
  readonly invoiceId: string | null;
  readonly creditNoteIds: readonly string[];
};

/**
 * Makes the plan's bill up to `day` in the transaction: a draft with a line per charge, claims that say whose events
 * each line bills, and the guard row that makes a second bill up to that day impossible. Null when there is one already,
 * unless it `isLate`: then what has changed since that one is billed, and null means that nothing has.
 */
export async function makeBill(
  tx: TxContext,
  { plan, day, isLate = false }: { plan: UsagePlanView; day: CivilDate; isLate?: boolean },
): Promise<Bill | null> {
  const earlier = await tx.db.usageBill.findMany({
    where: { planId: plan.id, billedUntil: day },
    select: { releasedAt: true },
  });
  if (!isLate && earlier.some(({ releasedAt }) => releasedAt === null)) return null;
  const newest = await newestEvent(tx);
  const charges = await reckonBill(tx, { plan, day, newest });
  if (isLate && charges.length === 0) return null;
  const { onInvoice, corrections } = split(charges);
  const invoiceId = onInvoice.length > 0 ? await draftInvoice(tx, plan, onInvoice) : null;
  const credited =
    corrections.length > 0 ? await creditCorrections(tx, { plan, corrections }) : new Map<Charge, string>();
  const id = newId();
  await tx.db.usageBill.create({
    data: {
      ...{ id, planId: plan.id, billedUntil: day, attempt: earlier.length, eventsUntil: newest, invoiceId },
      organizationId: organizationOf(tx),
      state: "drafted",
      createdAt: tx.clock.now(),
    },
  });
  const lineIds = invoiceId === null ? [] : await listLineIds(tx, invoiceId);
  for (const charge of charges) {
    const position = onInvoice.indexOf(charge);
    await writeClaim(
      tx,
      { plan, billId: id, charge },
      {
        invoiceLineId: position < 0 ? null : (lineIds[position] ?? null),
        creditNoteId: credited.get(charge) ?? null,
      },
    );
  }
  await moveOn(tx, plan);
  tx.wake("billing-runs");
  return { id, invoiceId, creditNoteIds: [...new Set(credited.values())] };
}

/**
 * What was billed too much is taken off this bill where the bill is large enough, and credited otherwise. What changed
 * nothing but the count of events has no line.
 */
function split(charges: readonly Charge[]): { onInvoice: Charge[]; corrections: Charge[] } {
  const lines = charges.filter(({ amount, isAdjustment }) => amount !== 0n || !isAdjustment);
  const total = lines.reduce((all, { amount }) => all + amount, 0n);
  if (total >= 0n) return { onInvoice: lines, corrections: [] };
  const isCorrection = ({ amount, isAdjustment }: Charge) => isAdjustment && amount < 0n;
  return {
    onInvoice: lines.filter((charge) => !isCorrection(charge)),
    corrections: lines.filter(isCorrection),
  };
}

async function draftInvoice(
  tx: TxContext,
  { clientId, currency }: UsagePlanView,
  charges: readonly Charge[],
): Promise<string> {
  const { locale } = await getClient(tx, { id: clientId });
  const lines = charges.map((charge) => ({
    description: describe(charge, locale),
    quantity: "1",
    unitAmount: charge.amount,
  }));
  const { id } = await insertDraft(tx, readInput(createInvoiceInput, { clientId, currency, lines }));
  return id;
}

async function listLineIds(tx: TxContext, invoiceId: string): Promise<string[]> {
  const lines = await tx.db.invoiceLine.findMany({
    where: { invoiceId },
    orderBy: { position: "asc" },
    select: { id: true },
  });
  return lines.map(({ id }) => id);
}

async function writeClaim(
  tx: TxContext,
  { plan, billId, charge }: { plan: UsagePlanView; billId: string; charge: Charge },
  billedBy: { invoiceLineId: string | null; creditNoteId: string | null },
): Promise<void> {
  const { price, period, priceVersionId, groupKey, quantity, eventCount } = charge;
  const { fromNumber, toNumber, ratedAmount, amount } = charge;
  await tx.db.usageClaim.create({
    data: {
      ...{
        billId,
        priceVersionId,
        groupKey,
        quantity,
        eventCount,
        fromNumber,
        toNumber,
        ratedAmount,
        amount,
      },
      ...billedBy,
      id: newId(),
      organizationId: organizationOf(tx),
      planId: plan.id,
      clientId: plan.clientId,
      priceId: price.id,
      meterId: price.meter?.id ?? null,
      periodStartsOn: period.from,
      periodEndsOn: period.until,
      periodStart: period.start,
      periodEnd: period.end,
      steps: JSON.stringify(charge.steps),
      createdAt: tx.clock.now(),
    },
  });
}

async function moveOn(tx: TxContext, plan: UsagePlanView): Promise<void> {
  const last = await tx.db.usageBill.findFirstOrThrow({
    where: { planId: plan.id },
    orderBy: { billedUntil: "desc" },
    select: { billedUntil: true },
  });
  const next = nextBillDay(plan, last.billedUntil);
  const nextBillAt = next === null ? null : billTime(plan, next);
  await tx.db.usagePlan.update({ where: { id: plan.id }, data: { nextBillAt } });
}
