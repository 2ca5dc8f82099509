import type { TxContext } from "#platform/context";
import type { Origin } from "./origin.ts";

/** The try in Checkout that a payment came from; null when we never made it. */
export function attemptOf(tx: TxContext, { attemptId, organizationId }: Origin) {
  if (attemptId === null) return Promise.resolve(null);
  return tx.db.checkoutAttempt.findFirst({ where: { id: attemptId, organizationId } });
}

/**
 * A try that led to a payment is over, which must be known before the invoice is settled: what is still open then is
 * expired at Stripe. A declined card ends nothing, because the same session takes another; a failed debit does.
 */
export async function endAttempt(
  tx: TxContext,
  { origin, state }: { origin: Origin; state: "processing" | "succeeded" | "failed" },
): Promise<void> {
  const { attemptId, organizationId } = origin;
  if (attemptId === null) return;
  const isFailed = state === "failed";
  await tx.db.checkoutAttempt.updateMany({
    where: {
      id: attemptId,
      organizationId,
      state: { in: isFailed ? ["completed"] : ["reserved", "open", "expiring"] },
    },
    data: { state: isFailed ? "failed" : "completed", nextAttemptAt: null },
  });
}
