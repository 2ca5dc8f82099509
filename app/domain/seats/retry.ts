import { recordActivity } from "#domain/activity";
import { type Context, inTransaction, organizationOf } from "#platform/context";
import { probeNow } from "./breaker.ts";
import { isStarted } from "./claim.ts";
import { NoSeatSubscription } from "./errors.ts";
import { spaced } from "./spacing.ts";
import { type SeatStatus, seatStatus } from "./status.ts";

/**
 * Tries again now, or looks at Stripe's quantity again when nothing waits. However often it is asked for, one attempt
 * runs at a time and the spacing between quantity updates holds.
 */
export async function retrySeats(ctx: Context): Promise<SeatStatus> {
  const organizationId = organizationOf(ctx);
  await inTransaction(ctx, async (tx) => {
    const update = await tx.db.billingUpdate.findFirst({
      where: { organizationId, ...isStarted },
      include: { seatSubscription: { select: { status: true } } },
    });
    const isOver = update?.state === "idle" && update.seatSubscription.status === "canceled";
    if (!update || isOver) throw new NoSeatSubscription();
    const now = tx.clock.now();
    const isWaiting = update.state === "pending" || update.state === "blocked";
    const soon = spaced(now, update.spacedUntil);
    if (isWaiting) {
      await tx.db.billingUpdate.update({
        where: { organizationId },
        data: { nextAttemptAt: soon, updatedAt: now },
      });
      await probeNow(tx);
    } else if (update.state === "idle") {
      await tx.db.billingUpdate.update({
        where: { organizationId },
        data: { verifyAt: now, updatedAt: now },
      });
    }
    await recordActivity(tx, { verb: "retried", subjectKind: "seats", subjectId: organizationId });
    tx.wake("billing-updates");
  });
  return seatStatus(ctx);
}

/** "Retry now" for every organization that waits, as the command line does it. Answers how many there were. */
export async function retryAllSeats(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const waiting = await tx.db.billingUpdate.findMany({
      where: { state: { in: ["pending", "blocked"] }, ...isStarted },
      select: { organizationId: true, spacedUntil: true },
    });
    for (const { organizationId, spacedUntil } of waiting) {
      await tx.db.billingUpdate.update({
        where: { organizationId },
        data: { nextAttemptAt: spaced(now, spacedUntil), updatedAt: now },
      });
    }
    await probeNow(tx);
    tx.wake("billing-updates");
    return waiting.length;
  });
}
