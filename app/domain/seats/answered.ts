import { calmIncident } from "#domain/alerts";
import type { TxContext } from "#platform/context";
import { noteAnswer } from "./breaker.ts";

/** The columns of a billing update that nobody holds and for which nothing has failed. */
export const untroubled = {
  attempts: 0,
  tryOutcome: null,
  leaseOwner: null,
  leaseUntil: null,
  firstFailedAt: null,
  lastClass: null,
  lastCode: null,
  lastError: null,
  lastRequestId: null,
} as const;

/** Invites whose seats Stripe bills now do not wait any more: those up to the version that it confirmed. */
export async function clearPending(
  tx: TxContext,
  { organizationId, version }: { organizationId: string; version: number },
): Promise<void> {
  await tx.db.agentInvite.updateMany({
    where: { organizationId, billingPending: true, billingVersion: { lte: version } },
    data: { billingPending: false },
  });
}

/** Stripe did what it was asked for this organization: all trouble with it is over for now. */
export async function noteSuccess(tx: TxContext, organizationId: string): Promise<void> {
  await noteAnswer(tx);
  await calmIncident(tx, { kind: "stripe-refused", scope: "stripe" });
  await calmIncident(tx, { kind: "seats-delayed", scope: organizationId });
  await calmIncident(tx, { kind: "seats-blocked", scope: organizationId });
  await calmIncident(tx, { kind: "seats-disputed", scope: organizationId });
}
