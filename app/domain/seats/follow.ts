import { countSeats } from "#domain/organizations";
import type { TxContext } from "#platform/context";
import { gatherFor } from "#lib/waits";
import { spaced } from "./spacing.ts";

/**
 * Reaction to "membership.changed": the wish for Stripe moves on by one version, in the transaction of the change. An
 * organization without a seat subscription wishes for nothing.
 */
export async function followMembership(
  tx: TxContext,
  { organizationId, inviteId }: { organizationId: string; inviteId: string | null },
): Promise<void> {
  const update = await tx.db.billingUpdate.findUnique({ where: { organizationId } });
  if (!update) return;
  const isSettled = update.state === "idle" && update.tryOutcome === null;
  if (isSettled && update.appliedQuantity === (await countSeats(tx, { organizationId }))) return;
  const version = update.desiredVersion + 1;
  const now = tx.clock.now();
  const soon = spaced(new Date(now.getTime() + gatherFor), update.spacedUntil);
  await tx.db.billingUpdate.update({
    where: { organizationId },
    data: {
      desiredVersion: version,
      waitingSince: update.waitingSince ?? now,
      updatedAt: now,
      // A pause after a failure is not cut short by a further change.
      ...(update.state === "idle" ? { state: "pending", nextAttemptAt: soon } : {}),
    },
  });
  if (inviteId) await markPending(tx, { inviteId, version });
  tx.wake("billing-updates");
}

/** Reaction to "stripe.subscription-changed": what Stripe has is read soon, and never written from the event itself. */
export async function followSubscription(
  tx: TxContext,
  { stripeSubscriptionId }: { stripeSubscriptionId: string },
): Promise<void> {
  const now = tx.clock.now();
  const { count } = await tx.db.billingUpdate.updateMany({
    where: { seatSubscription: { stripeSubscriptionId } },
    data: { verifyAt: new Date(now.getTime() + gatherFor), updatedAt: now },
  });
  if (count > 0) tx.wake("billing-updates");
}

/** Only an invite that takes a seat is waiting to be billed. */
async function markPending(
  tx: TxContext,
  { inviteId, version }: { inviteId: string; version: number },
): Promise<void> {
  await tx.db.agentInvite.updateMany({
    where: {
      id: inviteId,
      role: "agent",
      OR: [{ status: "accepted" }, { status: "pending", organization: { seatPolicy: "invited" } }],
    },
    data: { billingPending: true, billingVersion: version },
  });
}
