import { type Context, inTransaction } from "#platform/context";
import type { QueuedEmail } from "./composing.ts";
import { mailLease } from "#lib/waits";

export type ClaimedEmail = QueuedEmail & {
  readonly messageId: string;
  readonly attempts: number;
  readonly leaseUntil: Date;
};

/** Takes the mail that has waited longest, or answers null. Who takes it has a lease; when that ends, anyone may. */
export function claimEmail(ctx: Context): Promise<ClaimedEmail | null> {
  return inTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const row = await tx.db.email.findFirst({
      where: { ...dueAt(now) },
      orderBy: [{ nextAttemptAt: "asc" }, { id: "asc" }],
    });
    if (!row) return null;
    const leaseUntil = new Date(now.getTime() + mailLease);
    const claimed = await tx.db.email.update({
      where: { id: row.id },
      data: { attempts: { increment: 1 }, leaseUntil },
    });
    const { id, organizationId, template, messageId, attempts } = claimed;
    return {
      id,
      organizationId,
      template,
      messageId,
      attempts,
      leaseUntil,
      to: { address: claimed.toAddress, name: claimed.toName },
      props: JSON.parse(claimed.props) as Record<string, unknown>,
      subjectKind: claimed.subjectKind,
      subjectId: claimed.subjectId,
      contactId: claimed.contactId,
    };
  });
}

function dueAt(now: Date) {
  return {
    state: "queued" as const,
    nextAttemptAt: { lte: now },
    OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }],
  };
}
