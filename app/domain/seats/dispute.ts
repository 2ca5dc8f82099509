import type { TxContext } from "#platform/context";
import { correctionWindow } from "#lib/waits";
import { correctionsUntilDispute } from "./bounds.ts";

type Update = {
  readonly organizationId: string;
  readonly desiredVersion: number;
  readonly appliedVersion: number;
  readonly lastClass: string | null;
};

/**
 * Ours wins, but not for ever: who works against us at Stripe would make the two of us change it back and forth. A look
 * that comes after a dispute, a day later or because a person asks for it, sets right once more.
 */
export async function isDisputed(tx: TxContext, update: Update): Promise<boolean> {
  const { organizationId, desiredVersion, appliedVersion, lastClass } = update;
  if (desiredVersion > appliedVersion || lastClass === "disputed") return false;
  const since = new Date(tx.clock.now().getTime() - correctionWindow);
  const corrections = await tx.db.billingAttempt.count({
    where: { organizationId, result: "corrected", startedAt: { gt: since } },
  });
  return corrections >= correctionsUntilDispute;
}
