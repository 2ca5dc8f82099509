import { inTransaction, type Context, type TxContext } from "#platform/context";
import { canonicalJson } from "#lib/canonical-json";
import { firstEventPause, longestEventPause } from "#lib/waits";
import { type EventChange, readChanges } from "./changes.ts";
import type { EventRow } from "./due.ts";
import { calmWhenNoneIsParked, raiseParked } from "./tell.ts";

/** After so many tries that failed for a reason of its own, an event waits for an admin. */
export const mostTries = 10;

/** Of an event that is applied again and again, the latest changes are kept. */
const mostChanges = 50;

export async function recordApplied(
  ctx: Context,
  events: readonly EventRow[],
  { state, changes }: { state: "applied" | "ignored"; changes: readonly EventChange[] },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const done = { state, appliedAt: tx.clock.now(), nextAttemptAt: null, error: null };
    await tx.db.stripeEvent.updateMany({
      where: { id: { in: events.map(({ id }) => id) }, state: "received" },
      data: done,
    });
    // A replay that finds nothing new does not take away what the first application changed.
    if (changes.length > 0) await addChanges(tx, events, changes);
    for (const organizationId of new Set(events.map((event) => event.organizationId)))
      await calmWhenNoneIsParked(tx, organizationId);
  });
}

async function addChanges(
  tx: TxContext,
  events: readonly EventRow[],
  changes: readonly EventChange[],
): Promise<void> {
  for (const { id, changes: before } of events) {
    const all = [...readChanges(before), ...changes].slice(-mostChanges);
    await tx.db.stripeEvent.update({ where: { id }, data: { changes: canonicalJson(all) } });
  }
}

/** Stripe does not answer, which is no fault of the event: it waits, longer the older it is, and is never given up. */
export async function recordDelay(ctx: Context, events: readonly EventRow[], error: string): Promise<void> {
  const now = ctx.clock.now().getTime();
  await inTransaction(ctx, async (tx) => {
    for (const { id, receivedAt } of events) {
      const pause = Math.min(longestEventPause, Math.max(firstEventPause, (now - receivedAt.getTime()) / 2));
      await tx.db.stripeEvent.update({
        where: { id },
        data: { error, nextAttemptAt: new Date(now + pause) },
      });
    }
  });
}

/** The event cannot be applied as it is: tried a few times more, then parked so that the others go on without it. */
export async function recordFailure(ctx: Context, events: readonly EventRow[], error: string): Promise<void> {
  const now = ctx.clock.now().getTime();
  await inTransaction(ctx, async (tx) => {
    for (const event of events) {
      const attempts = event.attempts + 1;
      const pause = Math.min(longestEventPause, firstEventPause * 2 ** event.attempts);
      const waits = { state: "received" as const, nextAttemptAt: new Date(now + pause) };
      const parked = { state: "parked" as const, nextAttemptAt: null };
      await tx.db.stripeEvent.update({
        where: { id: event.id },
        data: { attempts, error, ...(attempts < mostTries ? waits : parked) },
      });
      if (attempts === mostTries) await raiseParked(tx, event);
    }
  });
}
