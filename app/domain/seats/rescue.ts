import { type Context, inTransaction } from "#platform/context";
import { longestRetryAfter } from "./waits.ts";

/**
 * For the start of the one process that owns the database: whatever is leased is a dead process's, so it waits again at
 * once, and an attempt that was under way counts as unknown. Times that a jump of the clock has put out of reach come
 * back within reach.
 */
export async function rescueSeats(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    await tx.db.billingUpdate.updateMany({
      where: { tryOutcome: "open" },
      data: { tryOutcome: "unknown" },
    });
    await tx.db.billingUpdate.updateMany({
      where: { state: "running" },
      data: { state: "pending", nextAttemptAt: now, leaseOwner: null, leaseUntil: null },
    });
    const reachable = new Date(now.getTime() + longestRetryAfter);
    await tx.db.billingUpdate.updateMany({
      where: { nextAttemptAt: { gt: reachable } },
      data: { nextAttemptAt: reachable },
    });
    await tx.db.breaker.updateMany({ where: { probeAt: { gt: reachable } }, data: { probeAt: reachable } });
    await tx.db.billingAttempt.updateMany({
      where: { endedAt: null },
      data: { endedAt: now, result: "interrupted" },
    });
  });
}
