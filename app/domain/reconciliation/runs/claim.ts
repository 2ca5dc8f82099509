import { findHouse } from "#domain/organizations";
import { inTransaction, type Context, type TxContext } from "#platform/context";
import { reconciliationLease } from "#lib/waits";
import { findProgress, type Progress, saveProgress } from "./progress.ts";
import type { Run } from "./stage.ts";

/**
 * Takes the run that is under way, so that nobody else works on it. Null when there is none, or a time when it is
 * somebody else's or waits for Stripe.
 */
export function claimRun(ctx: Context, holder: string): Promise<Run | Date | null> {
  return inTransaction(ctx, async (tx) => {
    const progress = await findProgress(tx);
    const row = progress && (await tx.db.reconciliationRun.findUnique({ where: { id: progress.runId } }));
    const house = await findHouse(tx);
    if (!progress || row?.state !== "running" || !house) return null;
    const now = tx.clock.now().getTime();
    const busyUntil = Math.max(progress.lease?.until ?? 0, progress.pause?.until ?? 0);
    if (busyUntil > now) return new Date(busyUntil);
    const claimed = { ...progress, pause: null, lease: leaseFor(tx, holder) };
    await saveProgress(tx, claimed);
    const { id, startedAt, occasion } = row;
    return { ctx, id, startedAt, occasion, house, progress: claimed };
  });
}

/** A lease from now on. */
export function leaseFor(tx: TxContext, holder: string): NonNullable<Progress["lease"]> {
  return { holder, until: tx.clock.now().getTime() + reconciliationLease };
}

/** Whether the run is still the one that is under way, and still this holder's. */
export function isHeldBy(progress: Progress | null, run: Run): progress is Progress {
  return progress?.runId === run.id && progress.lease?.holder === run.progress.lease?.holder;
}

/** Lets others go on with it; without effect when they do already. */
export async function releaseRun(ctx: Context, run: Run): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const progress = await findProgress(tx);
    if (isHeldBy(progress, run)) await saveProgress(tx, { ...progress, lease: null });
  });
}

/** At a start nobody can be working on it. */
export async function releaseDeadRun(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const progress = await findProgress(tx);
    if (progress?.lease) await saveProgress(tx, { ...progress, lease: null });
  });
}
