import type { TxContext } from "#platform/context";

/** The organization's steps and those of its clients begin now: what would have gone out before is not caught up. */
export async function beginNow(tx: TxContext, organizationId: string): Promise<void> {
  await tx.db.reminderStep.updateMany({ where: { organizationId }, data: { since: tx.clock.now() } });
}

/** After a restore nobody knows what went out since the copy was made, so that nothing of that time is sent again. */
export async function beginAfterRestore(tx: TxContext): Promise<void> {
  await tx.db.reminderStep.updateMany({ data: { since: tx.clock.now() } });
}
