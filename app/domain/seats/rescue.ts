import { Prisma } from "#platform/db";
import { type Context, inTransaction } from "#platform/context";
import { dailyCheck } from "#lib/waits";

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
    // Written before there were daily checks; spread, so that a day later they do not all come at once.
    await tx.db.$executeRaw(Prisma.sql`
      UPDATE billing_updates SET verify_at = ${now.getTime()} + abs(random() % ${dailyCheck})
      WHERE state = 'idle' AND verify_at IS NULL AND seat_subscription_id IN
        (SELECT id FROM seat_subscriptions WHERE status = 'active')`);
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
