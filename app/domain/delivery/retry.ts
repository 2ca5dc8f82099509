import { announce } from "#domain/facts";
import { recordActivity } from "#domain/activity";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { canonicalJson } from "#lib/canonical-json";
import { DomainError, NotFound } from "#lib/errors";
import { messageIdOf } from "./message-id.ts";

export class EmailNotRetryable extends DomainError {
  constructor(message: string) {
    super("conflict", message);
  }
}

/** Sends a failed mail again, or one that waits for its next attempt at once. */
export async function retryEmail(ctx: Context, { id }: { id: string }): Promise<void> {
  await inTransaction(ctx, (tx) => requeue(tx, { id }));
}

/** As retryEmail but to another address and about what `props` say, as a part of a bigger transaction. */
export async function redirectEmail(tx: TxContext, email: Redirected): Promise<void> {
  await requeue(tx, email);
}

type Redirected = {
  readonly id: string;
  readonly address: string;
  readonly props: Readonly<Record<string, unknown>>;
};

/** So many at once, so that nobody else waits for long. */
const mostRetried = 200;

/** Sends the mails again that failed, oldest first, and answers how many; more than 200 take another time. */
export async function retryFailedEmails(ctx: Context): Promise<number> {
  const failed = await ctx.db.email.findMany({
    where: { organizationId: organizationOf(ctx), state: "failed" },
    orderBy: { id: "asc" },
    take: mostRetried,
    select: { id: true },
  });
  return inTransaction(ctx, async (tx) => {
    let count = 0;
    for (const { id } of failed) {
      const isStill = await tx.db.email.count({ where: { id, state: "failed" } });
      if (isStill === 0) continue;
      await requeue(tx, { id });
      count += 1;
    }
    return count;
  });
}

/**
 * The same mail with the same Message-ID, so that a mail system can drop a second copy; but what came back goes out
 * under a new one, so that nobody takes it for a copy of what they refused, and a late report for one about it.
 */
async function requeue(
  tx: TxContext,
  { id, address, props }: Pick<Redirected, "id"> & Partial<Redirected>,
): Promise<void> {
  const email = await tx.db.email.findFirst({
    where: { id, organizationId: organizationOf(tx) },
    include: { _count: { select: { bounces: true } } },
  });
  if (!email) throw new NotFound("e-mail");
  if (email.state === "sent") throw new EmailNotRetryable("This mail has been sent already.");
  if (email.state === "withdrawn") throw new EmailNotRetryable("This mail is not needed any more.");
  const isRedirected = address !== undefined && address !== email.toAddress;
  const copies = email._count.bounces;
  await tx.db.email.update({
    where: { id },
    data: {
      state: "queued",
      nextAttemptAt: tx.clock.now(),
      attempts: 0,
      // Whoever has it on the line at the moment may not write down what becomes of it at the old address.
      ...(isRedirected && { toAddress: address, leaseUntil: null }),
      ...(props && { props: canonicalJson(props) }),
      ...((copies > 0 || isRedirected) && {
        messageId: messageIdOf(tx, { id, copy: newCopy(email.messageId) }),
      }),
    },
  });
  const { organizationId, subjectKind, subjectId } = email;
  await announce(tx, { kind: "email.state-changed", organizationId, emailId: id, subjectKind, subjectId });
  await recordActivity(tx, {
    verb: "sent again",
    subjectKind: "email",
    subjectId: id,
    ...(isRedirected && { before: { to: email.toAddress }, after: { to: address } }),
  });
  tx.wake("emails");
}

/** The number that the next Message-ID of the same mail carries; the first carries none. */
function newCopy(messageId: string): number {
  return Number(/\.(\d+)@/.exec(messageId)?.[1] ?? 1) + 1;
}
