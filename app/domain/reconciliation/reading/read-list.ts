import type { StripePage, StripePageQuery } from "#platform/stripe";
import { hours } from "#lib/duration";
import { findCursor, setCursor } from "../cursors.ts";
import type { Run, Stage } from "../runs/stage.ts";

export type Reading<T> = {
  readonly name: string;
  /** How far before the last run's beginning a list is read again: things made then may have changed or appeared late. */
  readonly overlap?: number;
  /** From when on a list is read that never was before; null: from its beginning. */
  readonly begins?: (run: Run) => Date | null;
  /** Something older that may still change. */
  readonly reachesBackTo?: (run: Run) => Promise<Date | null>;
  readonly page: (run: Run, query: StripePageQuery) => Promise<StripePage<T>>;
  /** Does what the page asks for and answers how much it healed. */
  readonly take: (run: Run, items: readonly T[]) => Promise<number>;
};

/** A stage that reads one of Stripe's lists a page per step, newest first, back to where the last run began. */
export function readingList<T>(reading: Reading<T>): Stage {
  return async (run) => {
    const since = await beginOf(run, reading);
    const page = await reading.page(run, { since, after: run.progress.after });
    const healed = await reading.take(run, page.items);
    return {
      after: page.next,
      read: page.items.length,
      healed,
      // Only a list that was read to its end may be left out next time.
      ...(page.next === null && {
        write: (tx) => setCursor(tx, reading.name, run.startedAt.toISOString()),
      }),
    };
  };
}

async function beginOf<T>(run: Run, reading: Reading<T>): Promise<Date | null> {
  const { name, overlap = hours(1), begins = bornWithHouse, reachesBackTo } = reading;
  const cursor = await findCursor(run.ctx, name);
  const since = cursor === null ? begins(run) : new Date(Date.parse(cursor) - overlap);
  const oldest = (await reachesBackTo?.(run)) ?? null;
  return since && oldest && oldest < since ? oldest : since;
}

/** Nothing of ours can be older than the first organization. */
function bornWithHouse({ house }: Run): Date {
  return new Date(house.createdAt.getTime() - hours(1));
}
