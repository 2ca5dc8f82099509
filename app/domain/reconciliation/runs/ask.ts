import { recordActivity } from "#domain/activity";
import { inTransaction, type Context, type TxContext } from "#platform/context";
import { StripeNotConfigured } from "#platform/stripe";
import { newId } from "#lib/ids";
import { beginProgress, saveProgress } from "./progress.ts";

export type Occasion = "nightly" | "asked" | "restored";

/**
 * Asks for a run and answers at once; the queue does the work. While one is under way, that is the one. Throws
 * StripeNotConfigured.
 */
export function runReconciliation(
  ctx: Context,
  { occasion }: { occasion: Occasion },
): Promise<{ runId: string }> {
  if (!ctx.stripe.isConfigured) throw new StripeNotConfigured();
  return inTransaction(ctx, async (tx) => {
    const runId = (await findRunning(tx)) ?? (await beginRun(tx, occasion));
    if (occasion === "asked")
      await recordActivity(tx, { verb: "asked for", subjectKind: "reconciliation", subjectId: runId });
    tx.wake("reconciliation");
    return { runId };
  });
}

/** Writes a run down, to be worked on by the queue. */
export async function beginRun(tx: TxContext, occasion: Occasion): Promise<string> {
  const id = newId();
  await tx.db.reconciliationRun.create({ data: { id, occasion, startedAt: tx.clock.now() } });
  await saveProgress(tx, beginProgress(id));
  return id;
}

/** The id of the run that is under way, or null. */
export async function findRunning(ctx: Context | TxContext): Promise<string | null> {
  const run = await ctx.db.reconciliationRun.findFirst({
    where: { state: "running" },
    orderBy: { startedAt: "desc" },
    select: { id: true },
  });
  return run?.id ?? null;
}

/**
 * After a restore the first start has to find out what Stripe knows that the copy does not. A run that was under way when
 * the copy was made is over.
 */
export async function askAfterRestore(tx: TxContext): Promise<void> {
  await tx.db.reconciliationRun.updateMany({
    where: { state: "running" },
    data: { state: "failed", finishedAt: tx.clock.now(), error: "The database was restored from a copy." },
  });
  await beginRun(tx, "restored");
}
