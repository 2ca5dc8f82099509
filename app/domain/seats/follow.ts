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
  await tx.db.agentInvite.updateMany({
    where: {
      id: inviteId,
      role: "agent",
      OR: [{ status: "accepted" }, { status: "pending", organization: { seatPolicy: "invited" } }],
    },
    data: { billingPending: true, billingVersion: version },
  });
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
  if (update.state === "idle" && !(await isActive(tx, update.seatSubscriptionId))) return null;
  const isSettled = update.state === "idle" && update.tryOutcome === null;
  if (isSettled && update.appliedQuantity === (await countSeats(tx, { organizationId }))) return null;
  const version = update.desiredVersion + 1;
  const now = tx.clock.now();
  const soon = spaced(new Date(now.getTime() + gatherFor), update.spacedUntil);
  await tx.db.billingUpdate.updateMany({
    where: { organizationId },
    data: {
      desiredVersion: version,
      waitingSince: update.waitingSince ?? now,
      updatedAt: now,
      // A pause after a failure is not cut short by a further change.
      ...(update.state === "idle" ? { state: "pending", nextAttemptAt: soon } : {}),
    },
  });
  tx.wake("billing-updates");
  return version;
}

type Wish = {
  readonly seatSubscriptionId: string;
  readonly state: string;
  readonly tryOutcome: string | null;
  readonly appliedQuantity: number | null;
  readonly desiredVersion: number;
  readonly spacedUntil: Date | null;
  readonly waitingSince: Date | null;
};

/** In SQL of our own, because every change of a membership asks. */
async function readWish(tx: TxContext, organizationId: string): Promise<Wish | null> {
  const [row] = await tx.db.$queryRaw<Record<string, string | number | bigint | null>[]>(Prisma.sql`
    SELECT seat_subscription_id, state, try_outcome, applied_quantity, desired_version, spaced_until, waiting_since
    FROM billing_updates WHERE organization_id = ${organizationId}`);
  if (!row) return null;
  const instant = (value: unknown) => (value === null ? null : new Date(Number(value)));
  return {
    seatSubscriptionId: String(row["seat_subscription_id"]),
    state: String(row["state"]),
    tryOutcome: row["try_outcome"] as string | null,
    appliedQuantity: row["applied_quantity"] === null ? null : Number(row["applied_quantity"]),
    desiredVersion: Number(row["desired_version"]),
    spacedUntil: instant(row["spaced_until"]),
    waitingSince: instant(row["waiting_since"]),
  };
}

/** A subscription that is over wishes for nothing until seats are started again. */
async function isActive(tx: TxContext, id: string): Promise<boolean> {
  const { status } = await tx.db.seatSubscription.findUniqueOrThrow({
    where: { id },
    select: { status: true },
  });
  return status === "active";
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
