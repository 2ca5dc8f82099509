import { raiseIncident } from "#domain/alerts";
import { actsFor, type Context, inTransaction } from "#platform/context";
import { viewBreaker } from "./breaker.ts";
import { actionFor } from "./trouble.ts";

/**
 * While the breaker is open only one organization's update probes; the admins of the others, whose updates wait behind
 * it, hear of the trouble all the same. A refused key is one incident for all and is told already.
 */
export async function raiseForWaiting(ctx: Context): Promise<void> {
  const { isOpen, reason } = await viewBreaker(ctx);
  if (!isOpen) return;
  const refused = await ctx.db.incident.findFirst({ where: { kind: "stripe-refused", resolvedAt: null } });
  if (refused) return;
  const waiting = await ctx.db.billingUpdate.findMany({
    where: { state: "pending", nextAttemptAt: { lte: ctx.clock.now() }, firstFailedAt: null },
    select: { organizationId: true },
  });
  for (const { organizationId } of waiting) {
    await inTransaction(actsFor(ctx, organizationId), async (tx) => {
      const detail = reason ?? "Stripe does not answer.";
      const { count } = await tx.db.billingUpdate.updateMany({
        where: { organizationId, state: "pending", firstFailedAt: null },
        data: { firstFailedAt: tx.clock.now(), lastClass: "unknown", lastError: detail },
      });
      if (count === 0) return;
      await raiseIncident(tx, {
        kind: "seats-delayed",
        scope: organizationId,
        organizationId,
        detail,
        action: actionFor.unknown,
        urgency: "may-pass",
      });
    });
  }
}
