import { recordActivity } from "#domain/activity";
import { countSeats } from "#domain/organizations";
import type { TxContext } from "#platform/context";
import type { StripeSubscription } from "#platform/stripe";
import { newId } from "#lib/ids";
import { clearPending, noteSuccess } from "./answered.ts";
import type { SeatStart } from "./create-subscription.ts";

/** The subscription is there: from now on every change of seats is brought to it, beginning with those made meanwhile. */
export async function beginBilling(
  tx: TxContext,
  {
    start,
    subscription,
  }: { start: SeatStart & { organizationId: string }; subscription: StripeSubscription },
): Promise<void> {
  const { organizationId, id: seatSubscriptionId } = start;
  const now = tx.clock.now();
  const atPrice = subscription.items.find((candidate) => candidate.priceId === start.priceId);
  const item = atPrice ?? subscription.items[0];
  const priceId = item?.priceId ?? start.priceId;
  const { count } = await tx.db.seatSubscription.updateMany({
    where: { id: seatSubscriptionId, status: "starting" },
    data: {
      stripeCustomerId: subscription.customerId,
      stripeSubscriptionId: subscription.id,
      stripeItemId: item?.id ?? null,
      priceId,
      status: "active",
      startedAt: now,
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
    attempts: 0,
    nextAttemptAt: now,
    spacedUntil: null,
    tryOutcome: null,
    waitingSince: isRight ? null : now,
    firstFailedAt: null,
    lastClass: null,
    lastCode: null,
    lastError: null,
    lastRequestId: null,
    updatedAt: now,
  };
  await tx.db.billingUpdate.upsert({
    where: { organizationId },
    create: { id: newId(), organizationId, ...state },
    update: state,
  });
  if (isRight) await clearPending(tx, { organizationId, version });
  await noteSuccess(tx, organizationId);
  await recordActivity(tx, {
    verb: "started",
    subjectKind: "seats",
    subjectId: organizationId,
    after: { quantity: applied, priceId },
  });
  tx.wake("billing-updates");
}

/** Versions go on over a new subscription, so that invites marked under the old one are cleared by the new. */
async function lastVersion(tx: TxContext, organizationId: string): Promise<number> {
  const update = await tx.db.billingUpdate.findUnique({ where: { organizationId } });
  return update?.desiredVersion ?? 0;
}
