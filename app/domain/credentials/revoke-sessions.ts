import type { TxContext } from "#platform/context";

/** Ends a user's live sessions, all or those in one organization, but for the one to keep. Answers how many ended. */
export async function revokeSessions(
  tx: TxContext,
  which: { userId: string; organizationId?: string; keep?: string | undefined },
): Promise<number> {
  const { userId, organizationId, keep } = which;
  const { count } = await tx.db.session.updateMany({
    where: {
      userId,
      revokedAt: null,
      ...(organizationId ? { organizationId } : {}),
      ...(keep ? { id: { not: keep } } : {}),
    },
    data: { revokedAt: tx.clock.now() },
  });
  return count;
}
