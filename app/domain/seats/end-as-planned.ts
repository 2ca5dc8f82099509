import { recordActivity } from "#domain/activity";
import type { TxContext } from "#platform/context";
import { noteSuccess, untroubled } from "./answered.ts";
import type { Claim } from "./claim.ts";
import { endAttempt } from "./fence.ts";

/**
 * A subscription that was to end with its period and is over now has nothing wrong: nothing waits to be billed any more.
 * False when nobody here knew that it would end.
 */
export async function endAsPlanned(tx: TxContext, claim: Claim): Promise<boolean> {
  const { organizationId, subscriptionId: stripeSubscriptionId } = claim;
  const now = tx.clock.now();
  const { count } = await tx.db.seatSubscription.updateMany({
    where: { organizationId, stripeSubscriptionId, cancelsAtPeriodEnd: true, canceledAt: null },
    data: {
      status: "canceled",
      stripeStatus: "canceled",
      canceledAt: now,
      checkedAt: now,
      wantedPriceId: null,
    },
  });
  if (count === 0) return false;
  const { desiredVersion } = await tx.db.billingUpdate.findUniqueOrThrow({ where: { organizationId } });
  await tx.db.billingUpdate.update({
    where: { organizationId },
    data: {
      state: "idle",
      appliedVersion: desiredVersion,
      appliedQuantity: null,
      verifyAt: null,
      unsettledUntil: null,
      waitingSince: null,
      ...untroubled,
      updatedAt: now,
    },
  });
  await tx.db.agentInvite.updateMany({
    where: { organizationId, billingPending: true },
    data: { billingPending: false },
  });
  await endAttempt(tx, claim, { result: "ended", detail: "The seat subscription ended as planned." });
  await noteSuccess(tx, organizationId);
  await recordActivity(tx, { verb: "ended", subjectKind: "seats", subjectId: organizationId });
  return true;
}
