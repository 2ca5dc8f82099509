import { z } from "zod";
import { invalidField } from "#lib/errors";
import { idField, instantField } from "#lib/fields";
import { readInput } from "#lib/input";
import { actsFor, type Context, inTransaction } from "#platform/context";
import { billPlan, type BillingProblem } from "./due.ts";
import { type Billed, listBilled } from "./billed.ts";
import { listDuePlans } from "./list-due.ts";
import { writeRun } from "./write-run.ts";

export const billingRunInput = z.strictObject({
  clientId: idField("client").optional(),
  /** Bills what is due then; left out: now. */
  asOf: instantField.optional(),
});

export type BillingRunResult = Billed & { readonly problems: readonly BillingProblem[] };

/**
 * Bills all that is due, of every client or of one, and answers the invoices that it made. What was billed before, by
 * whomever, is left out; bills that were taken back are made again. A run that its process does not survive is taken up
 * by the next.
 */
export async function runBilling(
  ctx: Context,
  input: z.input<typeof billingRunInput> = {},
): Promise<BillingRunResult & { readonly runId: string }> {
  const { clientId, asOf = ctx.clock.now() } = readInput(billingRunInput, input);
  if (asOf > ctx.clock.now()) throw invalidField("asOf", "A time to come can be previewed, not billed.");
  const runId = await inTransaction(ctx, (tx) => writeRun(tx, { clientId, asOf }));
  return { runId, ...(await carryOut(ctx, { id: runId, clientId: clientId ?? null, asOf })) };
}

/** Takes up the runs whose process has died. */
export async function resumeBillingRuns(ctx: Context): Promise<null> {
  const open = await ctx.db.billingRun.findMany({
    where: { state: { not: "done" } },
    orderBy: { id: "asc" },
  });
  for (const run of open) if (!underWay.has(run.id)) await carryOut(actsFor(ctx, run.organizationId), run);
  return null;
}

/** Runs of this process: what is not among them was begun by one that is gone. */
const underWay = new Set<string>();

async function carryOut(
  ctx: Context,
  { id, clientId, asOf }: { id: string; clientId: string | null; asOf: Date },
): Promise<BillingRunResult> {
  underWay.add(id);
  try {
    const plans = await listDuePlans(ctx, { clientId: clientId ?? undefined, asOf });
    const billIds: string[] = [];
    const problems: BillingProblem[] = [];
    for (const [index, planId] of plans.entries()) {
      const made = await billPlan(ctx, { planId, asOf, again: true });
      billIds.push(...made.billIds);
      if (made.problem) problems.push(made.problem);
      if (index % 20 === 0) await noteProgress(ctx, id, { planned: plans.length, billed: billIds.length });
    }
    const ended = { state: "done" as const, endedAt: ctx.clock.now(), problems: JSON.stringify(problems) };
    await ctx.db.billingRun.update({
      where: { id },
      data: { ...ended, planned: plans.length, billed: billIds.length },
    });
    return { ...(await listBilled(ctx, billIds)), problems };
  } finally {
    underWay.delete(id);
  }
}

async function noteProgress(
  ctx: Context,
  id: string,
  progress: { planned: number; billed: number },
): Promise<void> {
  await ctx.db.billingRun.update({ where: { id }, data: { state: "running", ...progress } });
}
