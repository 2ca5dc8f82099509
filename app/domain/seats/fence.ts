import type { TxContext } from "#platform/context";
import { isMutated } from "#platform/faults";
import { isFaultBuild } from "#lib/fault-build";
import { gatherFor } from "#lib/waits";
import type { Claim } from "./claim.ts";
import { settled } from "./settled.ts";
import type { Trouble } from "./trouble.ts";

/**
 * The claimed update while the claim still holds; null when somebody else has claimed it since. What the overtaken
 * attempt did at Stripe is then unknown to the new owner, so Stripe's quantity is looked at afterwards.
 */
export async function findHeldUpdate(tx: TxContext, claim: Claim) {
  const { organizationId, leaseToken } = claim;
  const update = await tx.db.billingUpdate.findUnique({ where: { organizationId } });
  if (isFaultBuild && isMutated("no-fencing")) return update;
  if (update?.state === "running" && update.leaseToken === leaseToken) return update;
  await endAttempt(tx, claim, { result: "overtaken", detail: "Another attempt took over before it ended." });
  const now = tx.clock.now();
  await tx.db.billingUpdate.updateMany({
    where: { organizationId },
    data: { verifyAt: new Date(now.getTime() + gatherFor), unsettledUntil: settled(tx), updatedAt: now },
  });
  return null;
}

/** Closes the record of an attempt. `detail` is a sentence for admins, where no trouble says one. */
export async function endAttempt(
  tx: TxContext,
  { attemptId }: Claim,
  { result, trouble, detail }: { result: string; trouble?: Trouble; detail?: string },
): Promise<void> {
  await tx.db.billingAttempt.updateMany({
    where: { id: attemptId },
    data: {
      endedAt: tx.clock.now(),
      result,
      code: trouble?.code ?? null,
      detail: trouble?.detail ?? detail ?? null,
      requestId: trouble?.requestId ?? null,
    },
  });
}
