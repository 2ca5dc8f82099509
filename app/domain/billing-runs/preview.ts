import type { z } from "zod";
import { billDays, getUsagePlan, latestBillDay } from "#domain/usage-plans";
import { DomainError } from "#lib/errors";
import { readInput } from "#lib/input";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import { makeBill } from "./bill.ts";
import { type Billed, type BilledCreditNote, type BilledInvoice, listBilled } from "./billed.ts";
import { type BillingProblem, isOver } from "./due.ts";
import { listDuePlans } from "./list-due.ts";
import { billingRunInput, type BillingRunResult } from "./run.ts";

/**
 * What a run would make, to the cent: the bills are made in a transaction that is rolled back, one per plan that has
 * something due, so that nothing is written and the writer is not kept long. What it answers has no ids.
 */
export async function previewBilling(
  ctx: Context,
  input: z.input<typeof billingRunInput> = {},
): Promise<BillingRunResult> {
  const { clientId, asOf = ctx.clock.now() } = readInput(billingRunInput, input);
  const invoices: BilledInvoice[] = [];
  const creditNotes: BilledCreditNote[] = [];
  const problems: BillingProblem[] = [];
  for (const planId of await listDuePlans(ctx, { clientId, asOf })) {
    const seen = await lookAhead(ctx, (tx) => previewPlan(tx, { planId, asOf }));
    invoices.push(...seen.invoices.map((invoice) => ({ ...invoice, id: null })));
    creditNotes.push(...seen.creditNotes.map((note) => ({ ...note, id: null })));
    if (seen.problem !== null) problems.push({ planId, message: seen.problem });
  }
  return { invoices, creditNotes, problems };
}

type Seen = Billed & { readonly problem: string | null };

async function previewPlan(tx: TxContext, { planId, asOf }: { planId: string; asOf: Date }): Promise<Seen> {
  const billIds: string[] = [];
  let problem: string | null = null;
  try {
    const plan = await getUsagePlan(tx, { id: planId });
    for (const day of billDays(plan, latestBillDay(plan, asOf))) {
      const bill = await makeBill(tx, { plan, day });
      if (bill) billIds.push(bill.id);
    }
    const late = isOver(plan, asOf) ? await makeBill(tx, { plan, day: plan.endsOn, isLate: true }) : null;
    if (late) billIds.push(late.id);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    problem = error.message;
  }
  return { ...(await listBilled(tx, billIds)), problem };
}

/** Thrown to roll back a transaction that was never meant to last. */
class OnlyLooking extends Error {
  constructor(readonly seen: Seen) {
    super("Nothing of this preview is kept.");
  }
}

async function lookAhead(ctx: Context, look: (tx: TxContext) => Promise<Seen>): Promise<Seen> {
  try {
    return await inTransaction(ctx, async (tx) => {
      throw new OnlyLooking(await look(tx));
    });
  } catch (error) {
    if (error instanceof OnlyLooking) return error.seen;
    throw error;
  }
}
