import { type Context, inTransaction } from "#platform/context";

/**
 * For the start of the one process that owns the database: whatever is leased is a dead process's, so it waits again at
 * once, and an attempt that was under way counts as unknown.
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
      data: { state: "pending", nextAttemptAt: now, leaseOwner: null, leaseUntil: null, updatedAt: now },
    });
    await tx.db.billingAttempt.updateMany({
      where: { endedAt: null },
      data: {
        endedAt: now,
        result: "interrupted",
        detail: "The server stopped before Stripe's answer was written down.",
      },
    });
  });
}
