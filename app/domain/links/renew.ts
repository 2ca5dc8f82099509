import type { TxContext } from "#platform/context";
import type { LinkKind } from "./ensure.ts";

/** Lets the links to the subject that still work, whoever has them, work until another time. */
export async function renewLinks(
  tx: TxContext,
  { kind, subjectId, expiresAt }: { kind: LinkKind; subjectId: string; expiresAt: Date },
): Promise<void> {
  await tx.db.link.updateMany({
    where: { kind, subjectId, usedAt: null, revokedAt: null, expiresAt: { gt: tx.clock.now() } },
    data: { expiresAt },
  });
}
