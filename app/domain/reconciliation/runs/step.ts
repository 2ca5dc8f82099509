import { inTransaction, type TxContext } from "#platform/context";
import { isHeldBy, leaseFor } from "./claim.ts";
import { addAmounts, dropProgress, findProgress, type Progress, saveProgress } from "./progress.ts";
import type { Run, Step } from "./stage.ts";
import { type StageName, stageNames } from "./stage-names.ts";
import { stages } from "./stages.ts";

/** Does one step and writes down how far the run is then; null when it is over, or somebody else's by now. */
export async function takeStep(run: Run): Promise<Run | null> {
  const { stage } = run.progress;
  const step = await stages[stage](run);
  const next = nextStage(stage, step);
  return inTransaction(run.ctx, async (tx) => {
    const present = await findProgress(tx);
    if (!isHeldBy(present, run)) return null;
    await step.write?.(tx);
    if (next === null) {
      await dropProgress(tx);
      return null;
    }
    const progress = { ...advance(tx, present, step), stage: next };
    await saveProgress(tx, progress);
    return { ...run, progress };
  });
}

function advance(tx: TxContext, before: Progress, step: Step): Progress {
  const { stage, read, lease } = before;
  return {
    ...before,
    after: step.after,
    read: { ...read, [stage]: (read[stage] ?? 0) + (step.read ?? 0) },
    healed: before.healed + (step.healed ?? 0),
    waiting: addAmounts(before.waiting, step.waiting ?? {}),
    firstUnmatched: before.firstUnmatched ?? step.firstUnmatched ?? null,
    ...(step.again && { isThorough: true, waiting: {}, firstUnmatched: null }),
    lease: leaseFor(tx, lease?.holder ?? ""),
  };
}

function nextStage(stage: StageName, step: Step): StageName | null {
  if (step.again) return step.again;
  if (step.after !== null) return stage;
  return stageNames[stageNames.indexOf(stage) + 1] ?? null;
}
