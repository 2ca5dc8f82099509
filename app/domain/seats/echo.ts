import type { TxContext } from "#platform/context";
import { echoWindow } from "#lib/waits";

/** The idempotency keys of requests that no attempt makes. */
export const startKeyOf = (startKey: string) => `seats-start:${startKey}`;
export const endKeyPrefix = (organizationId: string) => `seats-end:${organizationId}:`;

/**
 * Whether an event tells of nothing but our own request, whose outcome is known without it: an attempt that ended well or
 * is under way, which looks itself if its answer does not come; or a start or an end, which see to that themselves.
 */
export async function isEcho(
  tx: TxContext,
  { organizationId, startKey }: { organizationId: string; startKey: string },
  requestKey: string | null,
): Promise<boolean> {
  if (requestKey === null) return false;
  if (requestKey === startKeyOf(startKey) || requestKey.startsWith(endKeyPrefix(organizationId))) return true;
  const recently = new Date(tx.clock.now().getTime() - echoWindow);
  const attempt = await tx.db.billingAttempt.findFirst({
    where: {
      organizationId,
      key: requestKey,
      startedAt: { gte: recently },
      OR: [{ endedAt: null }, { result: { in: ["applied", "corrected"] } }],
    },
    select: { id: true },
  });
  return attempt !== null;
}
