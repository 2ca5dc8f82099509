import { recordActivity } from "#domain/activity";
import { announce } from "#domain/facts";
import { revokeLinks } from "#domain/links";
import { organizationOf, type TxContext } from "#platform/context";

/**
 * Takes a pending invite out of waiting and its link out of use: true for exactly one caller. The seat that it took is
 * free again, so nothing of it waits to be billed.
 */
export async function settleInvite(
  tx: TxContext,
  { id, status }: { id: string; status: "revoked" | "expired" },
): Promise<boolean> {
  const organizationId = organizationOf(tx);
  const { count } = await tx.db.agentInvite.updateMany({
    where: { id, organizationId, status: "pending" },
    data: { status, settledAt: tx.clock.now(), billingPending: false },
  });
  if (count === 0) return false;
  await revokeLinks(tx, { kind: "invite", subjectId: id });
  await recordActivity(tx, { verb: status, subjectKind: "invite", subjectId: id });
  await announce(tx, { kind: "membership.changed", organizationId, inviteId: null });
  return true;
}
