import { inTransaction, type Context } from "#platform/context";
import { firstEventPause, longestEventPause } from "#lib/waits";
import type { EventRow } from "./due.ts";
import { calmWhenNoneIsParked, raiseParked } from "./tell.ts";

/** After so many tries that failed for a reason of its own, an event waits for an admin. */
export const mostTries = 10;

export async function recordApplied(
  ctx: Context,
  events: readonly EventRow[],
  state: "applied" | "ignored",
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db.stripeEvent.updateMany({
      where: { id: { in: events.map(({ id }) => id) }, state: "received" },
      data: { state, appliedAt: tx.clock.now(), nextAttemptAt: null, error: null },
    });
    for (const organizationId of new Set(events.map((event) => event.organizationId)))
      await calmWhenNoneIsParked(tx, organizationId);
  });
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
