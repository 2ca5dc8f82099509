import { countSeats } from "#domain/organizations";
import type { TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import { gatherFor } from "#lib/waits";
import { isEcho } from "./echo.ts";
import { spaced } from "./spacing.ts";

/**
 * Reaction to "membership.changed": the wish for Stripe moves on by one version, in the transaction of the change. An
 * organization without a seat subscription wishes for nothing.
 */
export async function followMembership(
  tx: TxContext,
  { organizationId, inviteId }: { organizationId: string; inviteId: string | null },
): Promise<void> {
  const version = await moveOn(tx, organizationId);
  if (version === null || !inviteId) return;
  // Only an invite that takes a seat is waiting to be billed.
  await tx.db.$executeRaw(Prisma.sql`
    UPDATE agent_invites AS i SET billing_pending = 1, billing_version = ${version}
    WHERE i.id = ${inviteId} AND i.role = 'agent' AND (i.status = 'accepted' OR (i.status = 'pending' AND EXISTS (
      SELECT 1 FROM organizations WHERE id = i.organization_id AND seat_policy = 'invited')))`);
}

/** Reaction to "seat-policy.changed": pending invites begin to take seats, or do so no longer. */
export async function followSeatPolicy(
  tx: TxContext,
  { organizationId }: { organizationId: string },
): Promise<void> {
  const version = await moveOn(tx, organizationId);
  const { seatPolicy } = await tx.db.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const pending = { organizationId, role: "agent" as const, status: "pending" as const };
  if (seatPolicy === "accepted") {
    await tx.db.agentInvite.updateMany({ where: pending, data: { billingPending: false } });
  } else if (version !== null) {
    await tx.db.agentInvite.updateMany({
      where: { ...pending, expiresAt: { gt: tx.clock.now() }, billingPending: false },
      data: { billingPending: true, billingVersion: version },
    });
  }
}

/** The new version of the wish, or null when there is no wish or Stripe has what is wished for. */
async function moveOn(tx: TxContext, organizationId: string): Promise<number | null> {
  const update = await readWish(tx, organizationId);
  if (!update) return null;
  if (update.state === "idle" && !update.isActive) return null;
  const isSettled = update.state === "idle" && update.tryOutcome === null;
  if (isSettled && update.appliedQuantity === (await countSeats(tx, { organizationId }))) return null;
  const version = update.desiredVersion + 1;
  const now = tx.clock.now();
  const soon = spaced(new Date(now.getTime() + gatherFor), update.spacedUntil);
  // A pause after a failure is not cut short by a further change.
  const nextAttempt =
    update.state === "idle"
      ? Prisma.sql`, state = 'pending', next_attempt_at = ${soon.getTime()}`
      : Prisma.empty;
  await tx.db.$executeRaw(Prisma.sql`
    UPDATE billing_updates SET desired_version = ${version},
      waiting_since = coalesce(waiting_since, ${now.getTime()}), updated_at = ${now.getTime()}${nextAttempt}
    WHERE organization_id = ${organizationId}`);
  tx.wake("billing-updates");
  return version;
}

type Wish = {
  /** A subscription that is over wishes for nothing until seats are started again. */
  readonly isActive: boolean;
  readonly state: string;
  readonly tryOutcome: string | null;
  readonly appliedQuantity: number | null;
  readonly desiredVersion: number;
  readonly spacedUntil: Date | null;
};

/** In SQL of our own, as the updates above, because every change of a membership asks. */
async function readWish(tx: TxContext, organizationId: string): Promise<Wish | null> {
  const [row] = await tx.db.$queryRaw<Record<string, string | number | bigint | null>[]>(Prisma.sql`
    SELECT u.state, u.try_outcome, u.applied_quantity, u.desired_version, u.spaced_until, s.status
    FROM billing_updates u JOIN seat_subscriptions s ON s.id = u.seat_subscription_id
    WHERE u.organization_id = ${organizationId}`);
  if (!row) return null;
  return {
    isActive: row["status"] === "active",
    state: String(row["state"]),
    tryOutcome: row["try_outcome"] as string | null,
    appliedQuantity: row["applied_quantity"] === null ? null : Number(row["applied_quantity"]),
    desiredVersion: Number(row["desired_version"]),
    spacedUntil: row["spaced_until"] === null ? null : new Date(Number(row["spaced_until"])),
  };
}

/**
 * Reaction to "stripe.subscription-changed": what Stripe has is read soon, and never written from the event itself. The
 * echo of our own request is no news.
 */
export async function followSubscription(
  tx: TxContext,
  { stripeSubscriptionId, requestKey }: { stripeSubscriptionId: string; requestKey: string | null },
): Promise<void> {
  const subscription = await tx.db.seatSubscription.findUnique({ where: { stripeSubscriptionId } });
  if (subscription?.status !== "active" || (await isEcho(tx, subscription, requestKey))) return;
  const { organizationId } = subscription;
  const now = tx.clock.now();
  const soon = new Date(now.getTime() + gatherFor);
  const { count } = await tx.db.billingUpdate.updateMany({
    where: { organizationId, OR: [{ verifyAt: null }, { verifyAt: { gt: soon } }] },
    data: { verifyAt: soon, updatedAt: now },
  });
  if (count > 0) tx.wake("billing-updates");
}
