import type { House } from "#domain/organizations";
import type { Context, TxContext } from "#platform/context";
import type { Progress, StoredAmounts } from "./progress.ts";
import type { StageName } from "./stage-names.ts";

/** The deployment as seen by what compares a single line, in a run or when a person settled something. */
export type Scope = { readonly ctx: Context; readonly house: House };

/** A run as its stages see it. `ctx` acts in Stripe's name and in no organization. */
export type Run = Scope & {
  readonly id: string;
  readonly startedAt: Date;
  readonly occasion: "nightly" | "asked" | "restored";
  readonly progress: Progress;
};

/** What one step did. It may be repeated: a process can die after the step and before this is written down. */
export type Step = {
  /** Where the stage goes on; null: it is done. */
  readonly after: string | null;
  readonly read?: number;
  readonly healed?: number;
  readonly waiting?: StoredAmounts;
  readonly firstUnmatched?: number | null;
  /** Goes back to an earlier stage, to compare everything again. */
  readonly again?: StageName;
  /** Written in the same transaction as the progress. */
  readonly write?: (tx: TxContext) => Promise<void>;
};

/** One step of a stage: at most a page of Stripe's, or as many rows. */
export type Stage = (run: Run) => Promise<Step>;
