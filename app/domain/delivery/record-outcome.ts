import { announce } from "#domain/facts";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import type { SendOutcome } from "#platform/mail";
import { fullJitter } from "#lib/backoff";
import type { ClaimedEmail } from "./claim.ts";
import { firstMailPause, longestMailPause } from "#lib/waits";

/** How often a mail is tried while the server refuses it for now, about two days; after that an admin has to look. */
const mostMailAttempts = 400;

/** What the mail server said, or why nobody was asked: the mail was not needed any more, or it was not its time. */
export type MailOutcome =
  | SendOutcome
  | { readonly state: "withdrawn"; readonly detail: string }
  | { readonly state: "postponed"; readonly until: Date; readonly detail: string };

/** Writes down what became of an attempt, unless the mail's lease has gone to somebody else meanwhile. */
export async function recordOutcome(ctx: Context, email: ClaimedEmail, outcome: MailOutcome): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.email.updateMany({
      where: { id: email.id, state: "queued", leaseUntil: email.leaseUntil },
      data: { leaseUntil: null, ...changeOf(outcome, email, tx.clock.now()) },
    });
    if (count === 0) return;
    const { id: emailId, organizationId, subjectKind, subjectId } = email;
    if (outcome.state === "sent") await withdrawEarlier(tx, emailId);
    await announce(tx, { kind: "email.state-changed", organizationId, emailId, subjectKind, subjectId });
  });
  ctx.log.info("mail attempted", { emailId: email.id, template: email.template, outcome: outcome.state });
}

/** Nobody needs to look after a mail that failed when the same one reached the same person later. */
async function withdrawEarlier(tx: TxContext, id: string): Promise<void> {
  const email = await tx.db.email.findUniqueOrThrow({ where: { id } });
  const { organizationId, template, props, subjectKind, subjectId, contactId, toAddress } = email;
  if (subjectId === null) return;
  await tx.db.email.updateMany({
    where: {
      ...{ organizationId, template, props, subjectKind, subjectId, state: "failed", id: { lt: id } },
      ...(contactId === null ? { toAddress } : { contactId }),
    },
    data: { state: "withdrawn", lastError: "It was sent again later." },
  });
}

function changeOf(outcome: MailOutcome, email: ClaimedEmail, now: Date) {
  switch (outcome.state) {
    case "sent":
      return {
        state: "sent" as const,
        sentAt: now,
        nextAttemptAt: null,
        response: outcome.response,
        lastError: null,
      };
    case "permanent":
      return { state: "failed" as const, nextAttemptAt: null, lastError: outcome.detail };
    case "withdrawn":
      return { state: "withdrawn" as const, nextAttemptAt: null, lastError: outcome.detail };
    case "postponed":
      return { attempts: email.attempts - 1, nextAttemptAt: outcome.until, lastError: outcome.detail };
    case "temporary":
      return email.attempts >= mostMailAttempts
        ? { state: "failed" as const, nextAttemptAt: null, lastError: outcome.detail }
        : { nextAttemptAt: new Date(now.getTime() + pauseAfter(email.attempts)), lastError: outcome.detail };
    default:
      return outcome satisfies never;
  }
}

function pauseAfter(attempts: number): number {
  const jittered = fullJitter({
    attempt: attempts - 1,
    base: firstMailPause,
    cap: longestMailPause,
    random: Math.random,
  });
  return Math.max(1000, jittered);
}
