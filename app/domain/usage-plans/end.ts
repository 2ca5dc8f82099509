import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { todayIn } from "#lib/civil-date";
import { invalidField } from "#lib/errors";
import { readInput } from "#lib/input";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import { BilledBeyond, PlanEnded } from "./errors.ts";
import { getUsagePlan } from "./get.ts";
import { endUsagePlanInput } from "./input.ts";
import { billTime, nextBillDay } from "./next-bill.ts";
import type { UsagePlanView } from "./view.ts";

/**
 * Lets the plan end before that day, in the middle of a period as well: what is fixed is charged by the days used, and
 * what was billed in advance beyond them becomes a credit note with the last bill.
 */
export async function endUsagePlan(
  ctx: Context,
  input: z.input<typeof endUsagePlanInput>,
): Promise<UsagePlanView> {
  const { id, endsOn: given } = readInput(endUsagePlanInput, input);
  return inTransaction(ctx, async (tx) => {
    const plan = await getUsagePlan(tx, { id });
    if (plan.endsOn !== null) throw new PlanEnded(plan.endsOn);
    const endsOn = given ?? todayIn(plan.timeZone, tx.clock.now());
    if (endsOn < plan.startsOn)
      throw invalidField("endsOn", `The plan starts on ${plan.startsOn}; it cannot end before.`);
    const billed = await billedUntil(tx, { planId: id });
    if (billed !== null && isBilledBeyond(plan, billed, endsOn)) throw new BilledBeyond(billed);
    const next = nextBillDay({ ...plan, endsOn }, billed);
    await tx.db.usagePlan.update({
      where: { id },
      data: { endsOn, nextBillAt: next === null ? null : billTime(plan, next) },
    });
    await recordActivity(tx, {
      verb: "ended",
      subjectKind: "usage_plan",
      subjectId: id,
      after: { endsOn },
    });
    tx.wake("billing-runs");
    return getUsagePlan(tx, { id });
  });
}

/** Up to which day the plan was billed, whether or not that bill was taken back since; null before the first. */
async function billedUntil(tx: TxContext, { planId }: { planId: string }): Promise<string | null> {
  const last = await tx.db.usageBill.findFirst({
    where: { planId },
    orderBy: { billedUntil: "desc" },
    select: { billedUntil: true },
  });
  return last?.billedUntil ?? null;
}

/** In advance, the flat fees of the period that begins with `billed` are charged already. */
function isBilledBeyond({ timing }: UsagePlanView, billed: string, endsOn: string): boolean {
  return timing === "advance" ? endsOn <= billed : endsOn < billed;
}
