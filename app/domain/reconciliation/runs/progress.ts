import type { Context, TxContext } from "#platform/context";
import { dropCursor, findCursor, setCursor } from "../cursors.ts";
import type { StageName } from "./stage-names.ts";

/** Amounts per currency as texts, because JSON has no whole numbers of that size. */
export type StoredAmounts = Readonly<Record<string, string>>;

/** How far the one run that is under way has got; a process that dies leaves it, and the next goes on from there. */
export type Progress = {
  readonly runId: string;
  readonly stage: StageName;
  /** Where in the stage; null at its beginning. */
  readonly after: string | null;
  /** How many objects were read so far, by stage. */
  readonly read: Readonly<Partial<Record<StageName, number>>>;
  readonly healed: number;
  /** What is in the books and not on Stripe's balance yet, as Stripe itself says. */
  readonly waiting: StoredAmounts;
  /** The first entry of the books that had no counterpart, where the next run begins to look. */
  readonly firstUnmatched: number | null;
  /** Whether everything is being compared again, because only the sums differed. */
  readonly isThorough: boolean;
  /** How often a list was begun anew because Stripe did not know its place any more. */
  readonly restarts: number;
  /** Who works on it, until when (milliseconds); null: nobody. */
  readonly lease: { readonly holder: string; readonly until: number } | null;
  /** Stripe did not answer: when to ask again (milliseconds), and what it said. */
  readonly pause: { readonly until: number; readonly reason: string } | null;
};

const name = "run";

export async function findProgress(ctx: Context | TxContext): Promise<Progress | null> {
  const value = await findCursor(ctx, name);
  return value === null ? null : (JSON.parse(value) as Progress);
}

export function saveProgress(tx: TxContext, progress: Progress): Promise<void> {
  return setCursor(tx, name, JSON.stringify(progress));
}

export function dropProgress(tx: TxContext): Promise<void> {
  return dropCursor(tx, name);
}

export function beginProgress(runId: string): Progress {
  return {
    runId,
    stage: "events",
    after: null,
    read: {},
    healed: 0,
    waiting: {},
    firstUnmatched: null,
    isThorough: false,
    restarts: 0,
    lease: null,
    pause: null,
  };
}

/** Both sums together, per currency. */
export function addAmounts(a: StoredAmounts, b: StoredAmounts): StoredAmounts {
  const sums: Record<string, string> = { ...a };
  for (const [currency, amount] of Object.entries(b))
    sums[currency] = String(BigInt(sums[currency] ?? 0) + BigInt(amount));
  return sums;
}
