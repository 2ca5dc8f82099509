import type { TxContext } from "#platform/context";
import type { LinkKind } from "./ensure.ts";

/** Uses up a link that works once: true for exactly one caller, false when it is used, revoked or expired. */
export async function consumeLink(tx: TxContext, linkId: string): Promise<boolean> {
  const now = tx.clock.now();
  const { count } = await tx.db.link.updateMany({
    where: {
      id: linkId,
      usedAt: null,
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    data: { usedAt: now },
  });
  return count === 1;
}

/** Ends every live link to the subject, or only one contact's. */
export async function revokeLinks(
  tx: TxContext,
  which: { kind: LinkKind; subjectId: string; contactId?: string },
): Promise<void> {
  const { kind, subjectId, contactId } = which;
  await tx.db.link.updateMany({
    where: { kind, subjectId, ...(contactId ? { contactId } : {}), revokedAt: null },
    data: { revokedAt: tx.clock.now(), version: { increment: 1 } },
  });
}

/** Ends whatever one person was given: for a contact who left. */
export async function revokeContactLinks(tx: TxContext, { contactId }: { contactId: string }): Promise<void> {
  await tx.db.link.updateMany({
    where: { contactId, revokedAt: null },
    data: { revokedAt: tx.clock.now(), version: { increment: 1 } },
  });
}
