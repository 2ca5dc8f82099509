import type { Context } from "#platform/context";
import { readFigures } from "./runs/figures.ts";
import { findProgress } from "./runs/progress.ts";
import { stageNames } from "./runs/stage-names.ts";

export type RunView = {
  readonly id: string;
  readonly occasion: "nightly" | "asked" | "restored";
  readonly state: "running" | "done" | "failed";
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly balanced: boolean | null;
  /** How many objects of Stripe's were read. */
  readonly read: number;
  readonly healed: number;
  readonly error: string | null;
};

/** The latest runs, newest first; of the one under way what it did so far. */
export async function listRuns(ctx: Context, { limit = 10 }: { limit?: number } = {}): Promise<RunView[]> {
  const rows = await ctx.db.reconciliationRun.findMany({ orderBy: { startedAt: "desc" }, take: limit });
  const progress = await findProgress(ctx);
  return rows.map(({ id, occasion, state, startedAt, finishedAt, balanced, figures, error }) => {
    const done = progress?.runId === id ? progress : readFigures(figures);
    const read = countRead(done.read);
    return { id, occasion, state, startedAt, finishedAt, balanced, read, healed: done.healed, error };
  });
}

export type RunProgress = {
  /** What it does now, as in "transactions". */
  readonly stage: string;
  readonly step: number;
  readonly steps: number;
  readonly read: number;
  readonly healed: number;
  /** What Stripe said when it did not answer; null while it does. */
  readonly waitsBecause: string | null;
};

/** How far the run is that is under way; null when none is. */
export async function findRunProgress(ctx: Context): Promise<RunProgress | null> {
  const progress = await findProgress(ctx);
  if (!progress) return null;
  const { stage, read, healed, pause } = progress;
  return {
    stage,
    step: stageNames.indexOf(stage) + 1,
    steps: stageNames.length,
    read: countRead(read),
    healed,
    waitsBecause: pause?.reason ?? null,
  };
}

/** Comparing looks at lines that were read already. */
const comparing = new Set(["comparison", "payout-comparison", "books", "findings"]);

function countRead(read: Readonly<Record<string, number>>): number {
  return Object.entries(read).reduce((sum, [stage, count]) => (comparing.has(stage) ? sum : sum + count), 0);
}
