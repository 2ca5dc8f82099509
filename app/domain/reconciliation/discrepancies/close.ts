import type { TxContext } from "#platform/context";

/** Closes what was found before and is not there any more. */
export async function closeVanished(tx: TxContext, { startedAt }: { startedAt: Date }): Promise<void> {
  await tx.db.discrepancy.updateMany({
    where: { state: "open", lastSeenAt: { lt: startedAt } },
    data: { state: "healed", settledAt: tx.clock.now() },
  });
}
