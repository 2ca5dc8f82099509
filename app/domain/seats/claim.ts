import { randomUUID } from "node:crypto";
import { countSeats } from "#domain/organizations";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import type { ProrationBehavior } from "#platform/stripe";
import { isMutated } from "#platform/faults";
import { isFaultBuild } from "#lib/fault-build";
import { keyLifetime, lease } from "#lib/waits";
import { findProbeTime, noteProbe } from "./breaker.ts";
import { isDisputed } from "./dispute.ts";
import { findFirstDue } from "./next-due.ts";
import { latestSpacing } from "./spacing.ts";

/** What the database knows of an earlier attempt that did not end well: nothing sent, perhaps carried out, answered 5xx. */
type Uncertainty = "unknown" | "rotate" | null;

/** One attempt, written down before it is made. Whoever holds it owns the update until `leaseUntil`. */
export type Claim = {
  readonly organizationId: string;
  readonly attemptId: number;
  readonly leaseToken: number;
  readonly leaseUntil: Date;
  /** The version that this attempt makes true. */
  readonly version: number;
  /** The seats at the moment of claiming: absolute, never a difference. */
  readonly quantity: number;
  readonly key: string;
  readonly subscriptionId: string;
  readonly itemId: string | null;
  /** The price that Stripe is to have, and the one that it confirmed last. */
  readonly priceId: string;
  readonly confirmedPriceId: string;
  readonly prorationBehavior: ProrationBehavior;
  /** Which attempt in a row this is, from 1. */
  readonly attempts: number;
  readonly appliedQuantity: number | null;
  readonly uncertainty: Uncertainty;
  /** Stripe's quantity is read before anything is written. */
  readonly mustRead: boolean;
  /** Nothing changed here, and what changed at Stripe was set right so often that it is left alone. */
  readonly isDisputed: boolean;
};

/** Between a canceled subscription and the one that follows it there is nothing to bring the seats to. */
export const isStarted = { seatSubscription: { stripeSubscriptionId: { not: null } } };

/** This process; a lease of another one is of a dead one. */
const leaseOwner = randomUUID();

/** Takes the next due update, counts its seats and writes the attempt down, or answers null when none is due. */
export function claimUpdate(ctx: Context): Promise<Claim | null> {
  return inTransaction(ctx, async (tx) => {
    const update = await findClaimable(tx);
    const subscriptionId = update?.seatSubscription.stripeSubscriptionId;
    if (!update || !subscriptionId) return null;
    const { organizationId, seatSubscription } = update;
    const now = tx.clock.now();
    const version = update.desiredVersion;
    const quantity = await countSeats(tx, { organizationId });
    const uncertainty: Uncertainty = update.tryOutcome === "open" ? "unknown" : update.tryOutcome;
    const kept = keptKey(update, { version, quantity, now });
    const key = kept?.key ?? newKey({ organizationId, version, quantity });
    const leaseUntil = new Date(now.getTime() + lease);
    const claimed = await tx.db.billingUpdate.update({
      where: { organizationId },
      data: {
        state: "running",
        attempts: { increment: 1 },
        leaseOwner,
        leaseUntil,
        leaseToken: { increment: 1 },
        tryVersion: version,
        tryQuantity: quantity,
        tryKey: key,
        tryKeyAt: kept?.at ?? now,
        tryOutcome: "open",
        verifyAt: update.verifyAt && update.verifyAt > now ? update.verifyAt : null,
        updatedAt: now,
      },
    });
    const attempt = await tx.db.billingAttempt.create({
      data: { organizationId, version, quantity, key, startedAt: now },
    });
    return {
      organizationId,
      attemptId: attempt.id,
      leaseToken: claimed.leaseToken,
      leaseUntil,
      version,
      quantity,
      key,
      subscriptionId,
      itemId: seatSubscription.stripeItemId,
      priceId: seatSubscription.wantedPriceId ?? seatSubscription.priceId,
      confirmedPriceId: seatSubscription.priceId,
      prorationBehavior: seatSubscription.organization.seatProration,
      attempts: claimed.attempts,
      appliedQuantity: update.appliedQuantity,
      uncertainty,
      mustRead: isReadFirst(uncertainty) || mustLook(update, { quantity, now }),
      isDisputed: await isDisputed(tx, update),
    };
  });
}

/** Never made of the quantity: five, six, five, six seats are four changes, and the third must not count as the first. */
function newKey(of: { organizationId: string; version: number; quantity: number }): string {
  if (isFaultBuild && isMutated("key-from-quantity")) return `seat:${of.organizationId}:${of.quantity}`;
  return `seat:${of.organizationId}:v${of.version}:${randomUUID()}`;
}

function isReadFirst(uncertainty: Uncertainty): boolean {
  if (isFaultBuild && isMutated("no-verify-after-unknown")) return false;
  return uncertainty !== null;
}

type Claimable = NonNullable<Awaited<ReturnType<typeof findClaimable>>>;

async function findClaimable(tx: TxContext) {
  const now = tx.clock.now();
  const probeAt = await findProbeTime(tx);
  if (probeAt === null) return findDue(tx);
  if (probeAt > now) return null;
  await noteProbe(tx);
  // A probe need not wait for an update's own pause, only for the spacing: the sooner Stripe is known to be back, the
  // better for all.
  const mayWrite = { OR: [{ spacedUntil: null }, { spacedUntil: { lte: latestSpacing(now) } }] };
  return (await findFirst(tx, { state: "pending", ...mayWrite })) ?? findDue(tx);
}

async function findDue(tx: TxContext) {
  const organizationId = await findFirstDue(tx);
  return organizationId === null ? null : findFirst(tx, { organizationId });
}

function findFirst(
  tx: TxContext,
  where: NonNullable<Parameters<typeof tx.db.billingUpdate.findFirst>[0]>["where"],
) {
  return tx.db.billingUpdate.findFirst({
    where: { ...where, ...isStarted },
    orderBy: [{ nextAttemptAt: "asc" }, { organizationId: "asc" }],
    include: { seatSubscription: { include: { organization: { select: { seatProration: true } } } } },
  });
}

/**
 * Whether Stripe is read even though no outcome is unknown: to verify, to see whether a person has acted, to learn which
 * price is to be changed, and when nothing would have to be sent but an earlier attempt failed, because only an answer of
 * Stripe ends that trouble.
 */
function mustLook(update: Claimable, { quantity, now }: { quantity: number; now: Date }): boolean {
  const { state, firstFailedAt, appliedQuantity, verifyAt, seatSubscription } = update;
  if (state === "idle" || state === "blocked") return true;
  if (seatSubscription.wantedPriceId !== null || (verifyAt !== null && verifyAt <= now)) return true;
  return firstFailedAt !== null && appliedQuantity === quantity;
}

/** The same change, sent again for want of an answer, goes under the same key, so that Stripe carries it out once. */
function keptKey(
  update: Claimable,
  wanted: { version: number; quantity: number; now: Date },
): { key: string; at: Date } | null {
  const { tryOutcome, tryVersion, tryQuantity, tryKey, tryKeyAt } = update;
  if (tryOutcome !== "open" && tryOutcome !== "unknown") return null;
  if (tryVersion !== wanted.version || tryQuantity !== wanted.quantity || !tryKey || !tryKeyAt) return null;
  const age = wanted.now.getTime() - tryKeyAt.getTime();
  return age >= 0 && age < keyLifetime ? { key: tryKey, at: tryKeyAt } : null;
}
