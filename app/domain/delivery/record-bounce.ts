import { announce } from "#domain/facts";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import type { BounceKind } from "#lib/statuses";
import { newId } from "#lib/ids";
import type { BounceReport } from "./bounce-report.ts";

/**
 * Writes down what a mail system says of a mail after it had taken it. The same report again changes nothing, nor does
 * one about a mail that is not known here or went to somebody else.
 */
export async function recordBounce(ctx: Context, report: BounceReport): Promise<void> {
  const { messageId, recipient, kind, detail } = report;
  await inTransaction(ctx, async (tx) => {
    const email = await tx.db.email.findUnique({ where: { messageId } });
    if (!email || email.toAddress.toLowerCase() !== recipient) {
      ctx.log.info("a bounce of an unknown mail", { messageId, bounce: kind });
      return;
    }
    await writeBounce(tx, email, { kind, detail, reportedBy: "mail server" });
  });
}

type BouncedEmail = {
  readonly id: string;
  readonly organizationId: string | null;
  readonly messageId: string;
  readonly toAddress: string;
  readonly state: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
};

/** As a part of a bigger transaction, once per Message-ID and kind. What bounced for good did not arrive. */
export async function writeBounce(
  tx: TxContext,
  email: BouncedEmail,
  bounce: { kind: BounceKind; detail: string; reportedBy: string },
): Promise<void> {
  const { id: emailId, organizationId, messageId, toAddress: recipient, subjectKind, subjectId } = email;
  const { kind } = bounce;
  const known = await tx.db.bounce.findUnique({ where: { messageId_kind: { messageId, kind } } });
  if (known) return;
  const reportedAt = tx.clock.now();
  await tx.db.bounce.create({
    data: { id: newId(), organizationId, emailId, messageId, recipient, reportedAt, ...bounce },
  });
  // A report can come before the sender has written down that the mail was taken.
  const mayHaveLeft = email.state === "sent" || email.state === "queued";
  if (kind !== "hard" || !mayHaveLeft) return;
  await tx.db.email.update({
    where: { id: emailId },
    data: { state: "failed", nextAttemptAt: null, leaseUntil: null, lastError: reasonOf(bounce.detail) },
  });
  await announce(tx, { kind: "email.state-changed", organizationId, emailId, subjectKind, subjectId });
}

function reasonOf(detail: string): string {
  return detail === "" ? "It came back as undeliverable." : `It came back: ${detail}`;
}
