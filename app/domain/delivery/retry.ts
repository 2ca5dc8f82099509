import { announce } from "#domain/facts";
import { recordActivity } from "#domain/activity";
import { type Context, inTransaction, organizationOf } from "#platform/context";
import { DomainError, NotFound } from "#lib/errors";

export class EmailNotRetryable extends DomainError {
  constructor(message: string) {
    super("conflict", message);
  }
}

/** Sends a failed mail again, or one that waits for its next attempt at once. The same mail, with the same Message-ID. */
export async function retryEmail(ctx: Context, { id }: { id: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const email = await tx.db.email.findFirst({ where: { id, organizationId: organizationOf(tx) } });
    if (!email) throw new NotFound("e-mail");
    if (email.state === "sent") throw new EmailNotRetryable("This mail has been sent already.");
    if (email.state === "withdrawn") throw new EmailNotRetryable("This mail is not needed any more.");
    const now = tx.clock.now();
    await tx.db.email.update({
      where: { id },
      data: { state: "queued", nextAttemptAt: now, attempts: 0 },
    });
    const { organizationId, subjectKind, subjectId } = email;
    await announce(tx, { kind: "email.state-changed", organizationId, emailId: id, subjectKind, subjectId });
    await recordActivity(tx, { verb: "sent again", subjectKind: "email", subjectId: id });
    tx.wake("emails");
  });
}
