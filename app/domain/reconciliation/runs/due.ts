import { findHouse } from "#domain/organizations";
import { inTransaction, type Context } from "#platform/context";
import { StripeFailure } from "#platform/stripe";
import { newId } from "#lib/ids";
import { reconciliationPause } from "#lib/waits";
import { isSilence } from "../silence.ts";
import { beginRun } from "./ask.ts";
import { claimRun, releaseRun } from "./claim.ts";
import { endRun } from "./end.ts";
import { lastNightly } from "./nightly.ts";
import { findProgress, saveProgress } from "./progress.ts";
import type { Run } from "./stage.ts";
import { takeStep } from "./step.ts";

/** After so many steps the others in the queue get their turn. */
const stepsAtOnce = 25;

/** Begins the nightly run when its time has come, and goes on with the run that is under way, one step after the other. */
export async function reconcileDue(ctx: Context): Promise<Date | null> {
  if (!ctx.stripe.isConfigured) return null;
  await beginNightly(ctx);
  const acting: Context = { ...ctx, actor: { kind: "stripe" } };
  const claimed = await claimRun(acting, newId());
  if (claimed === null || claimed instanceof Date) return claimed;
  return work(acting, claimed);
}

async function beginNightly(ctx: Context): Promise<void> {
  const house = await findHouse(ctx);
  if (!house) return;
  const due = lastNightly(ctx.clock.now());
  if (house.createdAt >= due) return;
  const latest = { orderBy: { startedAt: "desc" as const }, select: { startedAt: true, state: true } };
  const known = await ctx.db.reconciliationRun.findFirst(latest);
  if (known && (known.startedAt >= due || known.state === "running")) return;
  await inTransaction(ctx, async (tx) => {
    const present = await tx.db.reconciliationRun.findFirst(latest);
    if (present?.startedAt.getTime() === known?.startedAt.getTime()) await beginRun(tx, "nightly");
  });
}

async function work(ctx: Context, claimed: Run): Promise<Date | null> {
  let run: Run | null = claimed;
  try {
    for (let step = 0; step < stepsAtOnce && run; step += 1) run = await takeStep(run);
    if (!run) return null;
    await releaseRun(ctx, run);
    return ctx.clock.now();
  } catch (error) {
    return recover(ctx, claimed, error);
  }
}

/** While Stripe is silent the run waits and keeps its place; what no waiting helps against ends it. */
async function recover(ctx: Context, { id }: Run, error: unknown): Promise<Date | null> {
  const failure = error instanceof StripeFailure ? error : null;
  if (failure && isSilence(failure)) return pauseRun(ctx, id, failure.detail);
  if (failure && (await beginStageAnew(ctx, id))) return ctx.clock.now();
  ctx.log.error("a reconciliation ended early", { runId: id, error });
  await endRun(ctx, { id, error: failure?.detail ?? messageOf(error) });
  return null;
}

async function pauseRun(ctx: Context, id: string, reason: string): Promise<Date> {
  const until = new Date(ctx.clock.now().getTime() + reconciliationPause);
  ctx.log.warn("the reconciliation waits for Stripe", { runId: id, detail: reason });
  await inTransaction(ctx, async (tx) => {
    const progress = await findProgress(tx);
    if (progress?.runId === id)
      await saveProgress(tx, { ...progress, lease: null, pause: { until: until.getTime(), reason } });
  });
  return until;
}

const mostRestarts = 3;

/** Stripe does not know the object any more behind which its list was to go on. */
function beginStageAnew(ctx: Context, id: string): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const progress = await findProgress(tx);
    if (progress?.runId !== id || progress.after === null || progress.restarts >= mostRestarts) return false;
    await saveProgress(tx, { ...progress, after: null, lease: null, restarts: progress.restarts + 1 });
    return true;
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
