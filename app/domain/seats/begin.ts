import { recordActivity } from "#domain/activity";
import { countSeats } from "#domain/organizations";
import type { TxContext } from "#platform/context";
import type { StripeSubscription } from "#platform/stripe";
import { newId } from "#lib/ids";
import { clearPending, noteSuccess, untroubled } from "./answered.ts";
import type { SeatStart } from "./create-subscription.ts";
import { nextCheck } from "./next-check.ts";
import { periodColumns, priceColumns } from "./seen.ts";

/** The subscription is there: from now on every change of seats is brought to it, beginning with those made meanwhile. */
export async function beginBilling(
  tx: TxContext,
  {
    start,
    subscription,
  }: { start: SeatStart & { organizationId: string; createdAt: Date }; subscription: StripeSubscription },
): Promise<void> {
  const { organizationId, id: seatSubscriptionId } = start;
  const now = tx.clock.now();
  const item = subscription.items.find((each) => each.priceId === start.priceId) ?? subscription.items[0];
  const priceId = item?.priceId ?? start.priceId;
  const { count } = await tx.db.seatSubscription.updateMany({
    where: { id: seatSubscriptionId, status: "starting" },
    data: {
      stripeCustomerId: subscription.customerId,
      stripeSubscriptionId: subscription.id,
      stripeItemId: item?.id ?? null,
      status: "active",
      startedAt: now,
      stripeStatus: subscription.status,
      cancelsAtPeriodEnd: subscription.cancelsAtPeriodEnd,
      checkedAt: now,
      ...(item ? { ...priceColumns(item), ...periodColumns(item) } : { priceId }),
    },
  });
  if (count === 0) return;
  const applied = item?.quantity ?? null;
  const isRight = applied === (await countSeats(tx, { organizationId }));
  const version = 1 + (await lastVersion(tx, organizationId));
  const state = {
    seatSubscriptionId,
    desiredVersion: version,
    appliedVersion: isRight ? version : version - 1,
    appliedQuantity: applied,
    state: isRight ? ("idle" as const) : ("pending" as const),
    nextAttemptAt: now,
    spacedUntil: null,
    verifyAt: await nextCheck(tx, organizationId),
    unsettledUntil: null,
    waitingSince: isRight ? null : now,
    ...untroubled,
    updatedAt: now,
  };
  await tx.db.billingUpdate.upsert({
    where: { organizationId },
    create: { id: newId(), organizationId, ...state },
    update: state,
  });
  if (isRight) await clearPending(tx, { organizationId, version });
  else await markMadeMeanwhile(tx, { organizationId, version, since: start.createdAt });
  await noteSuccess(tx, organizationId);
  await recordActivity(tx, {
    verb: "started",
    subjectKind: "seats",
    subjectId: organizationId,
    after: { quantity: applied, priceId },
  });
  tx.wake("billing-updates");
}

/** Seats that were taken while Stripe was asked are not in the quantity that it confirmed. */
async function markMadeMeanwhile(
  tx: TxContext,
  { organizationId, version, since }: { organizationId: string; version: number; since: Date },
): Promise<void> {
  const { seatPolicy } = await tx.db.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const accepted = { status: "accepted" as const, settledAt: { gt: since } };
  const invited = { status: "pending" as const, createdAt: { gt: since } };
  await tx.db.agentInvite.updateMany({
    where: { organizationId, role: "agent", ...(seatPolicy === "invited" ? invited : accepted) },
    data: { billingPending: true, billingVersion: version },
  });
}

/** Versions go on over a new subscription, so that invites marked under the old one are cleared by the new. */
async function lastVersion(tx: TxContext, organizationId: string): Promise<number> {
  const update = await tx.db.billingUpdate.findUnique({ where: { organizationId } });
  return update?.desiredVersion ?? 0;
}
