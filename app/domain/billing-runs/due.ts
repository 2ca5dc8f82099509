import { billDays, getUsagePlan, latestBillDay, type UsagePlanView } from "#domain/usage-plans";
import { breathe } from "#lib/breathe";
import { DomainError } from "#lib/errors";
import { isFaultBuild } from "#lib/fault-build";
import { pass } from "#platform/faults";
import { actsFor, type Context, inTransaction } from "#platform/context";
import { type Bill, makeBill } from "./bill.ts";
import { finishBill } from "./finish.ts";

/**
 * Makes the bills whose time has come, each in a transaction of its own, issues and sends those that are to go out, and
 * answers when the next is due. Safe to run at any time and any number of times: the guard row is in the transaction.
 */
export async function billDuePlans(ctx: Context): Promise<Date | null> {
  await finishDrafted(ctx);
  const due = await ctx.db.usagePlan.findMany({
    where: { nextBillAt: { lte: ctx.clock.now() } },
    orderBy: { nextBillAt: "asc" },
    select: { id: true, organizationId: true },
  });
  for (const { id, organizationId } of due) {
    await billPlan(actsFor(ctx, organizationId), { planId: id, asOf: ctx.clock.now() });
    await breathe();
  }
  const next = await ctx.db.usagePlan.findFirst({
    where: { nextBillAt: { gt: ctx.clock.now() } },
    orderBy: { nextBillAt: "asc" },
    select: { nextBillAt: true },
  });
  return next?.nextBillAt ?? null;
}

/** A bill that could not be made, as a sentence for the admin. */
export type BillingProblem = { readonly planId: string; readonly message: string };

/**
 * Makes every bill of the plan that is due at `asOf` and was never made, in order, and ends each. With `again`, bills
 * that were taken back are made anew, too. A refusal ends the plan's turn: later bills build on earlier ones.
 */
export async function billPlan(
  ctx: Context,
  { planId, asOf, again = false }: { planId: string; asOf: Date; again?: boolean },
): Promise<{ billIds: string[]; problem: BillingProblem | null }> {
  const billIds: string[] = [];
  try {
    const plan = await getUsagePlan(ctx, { id: planId });
    for (const day of billDays(plan, latestBillDay(plan, asOf))) {
      if (await isMade(ctx, { planId, day, again })) continue;
      const bill = await makeBillAlone(ctx, { plan, day });
      if (!bill) continue;
      billIds.push(bill.id);
      await finishBill(ctx, bill);
    }
    const late = again && isOver(plan, asOf) ? await billLate(ctx, plan) : null;
    if (late) billIds.push(late.id);
    return { billIds, problem: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    ctx.log.warn("a plan could not be billed", { planId, error });
    return { billIds, problem: { planId, message: error.message } };
  }
}

// Outside the try statement above: inside of one the bundler leaves nothing out, and the places are the fault build's.
async function makeBillAlone(
  ctx: Context,
  which: { plan: UsagePlanView; day: string },
): Promise<Bill | null> {
  const bill = await inTransaction(ctx, async (tx) => {
    const made = await makeBill(tx, which);
    if (isFaultBuild) await pass("before-bill-commit");
    return made;
  });
  if (isFaultBuild) await pass("after-bill");
  return bill;
}

/** Whether all bills of a plan that has ended can be made. */
export function isOver(plan: UsagePlanView, asOf: Date): plan is UsagePlanView & { endsOn: string } {
  return plan.endsOn !== null && plan.endsOn <= latestBillDay(plan, asOf);
}

/** What came after the last bill of a plan that has ended is billed when somebody asks. */
async function billLate(ctx: Context, plan: UsagePlanView & { endsOn: string }) {
  const bill = await inTransaction(ctx, (tx) => makeBill(tx, { plan, day: plan.endsOn, isLate: true }));
  if (bill) await finishBill(ctx, bill);
  return bill;
}

/** By itself a bill that somebody took back is not made again: that person will say when. */
async function isMade(
  ctx: Context,
  { planId, day, again }: { planId: string; day: string; again: boolean },
): Promise<boolean> {
  const bill = await ctx.db.usageBill.findFirst({
    where: { planId, billedUntil: day, ...(again ? { releasedAt: null } : {}) },
    select: { id: true },
  });
  return bill !== null;
}

/** A process that died after making a bill has left it to be ended. */
async function finishDrafted(ctx: Context): Promise<void> {
  const drafted = await ctx.db.usageBill.findMany({
    where: { state: "drafted", releasedAt: null },
    orderBy: { createdAt: "asc" },
    select: { id: true, organizationId: true },
  });
  for (const { id, organizationId } of drafted) {
    try {
      await finishBill(actsFor(ctx, organizationId), { id });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      ctx.log.warn("a bill could not be ended", { billId: id, error });
    }
  }
}
