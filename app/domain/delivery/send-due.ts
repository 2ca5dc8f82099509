import { actsFor, type Context } from "#platform/context";
import { renderEmail } from "#platform/mail";
import { PartNotLoaded } from "#lib/load-late";
import { type ClaimedEmail, claimEmail } from "./claim.ts";
import { type Composers, EmailNotNeeded, EmailObsolete, EmailTooEarly } from "./composing.ts";
import { type MailOutcome, recordOutcome } from "./record-outcome.ts";

/** How many mails are on the line at once: a slow server must not hold up the others. */
const parallelMails = 4;

/**
 * Sends what is due and answers when the next is. Without a mail server everything stays queued. A mail whose template
 * or data cannot be rendered fails alone; the others go on.
 */
export async function sendDueMails(ctx: Context, composers: Composers): Promise<Date | null> {
  if (!ctx.mail.isConfigured) return null;
  await Promise.all(Array.from({ length: parallelMails }, () => sendUntilNoneIsDue(ctx, composers)));
  return nextDueAt(ctx);
}

/** A mail that another sender has on the line is due again only when that one's lease ends. */
async function nextDueAt(ctx: Context): Promise<Date | null> {
  const [waiting, leased] = await Promise.all([
    ctx.db.email.findFirst({
      where: { state: "queued", leaseUntil: null },
      orderBy: { nextAttemptAt: "asc" },
      select: { nextAttemptAt: true },
    }),
    ctx.db.email.findFirst({
      where: { state: "queued", leaseUntil: { not: null } },
      orderBy: { leaseUntil: "asc" },
      select: { leaseUntil: true },
    }),
  ]);
  const instants = [waiting?.nextAttemptAt, leased?.leaseUntil].filter((instant) => instant instanceof Date);
  return instants.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** At start nobody else is sending: mails that a dead process held are free at once. */
export async function releaseMailLeases(ctx: Context): Promise<void> {
  await ctx.db.email.updateMany({ where: { leaseUntil: { not: null } }, data: { leaseUntil: null } });
}

async function sendUntilNoneIsDue(ctx: Context, composers: Composers): Promise<void> {
  while (!ctx.mail.isClosed) {
    const email = await claimEmail(ctx);
    if (!email) return;
    await recordOutcome(ctx, email, await attempt(ctx, email, composers));
  }
}

async function attempt(ctx: Context, email: ClaimedEmail, composers: Composers): Promise<MailOutcome> {
  const composer = composers[email.template];
  if (!composer) return { state: "permanent", detail: `There is no mail named "${email.template}".` };
  try {
    const acting = email.organizationId ? actsFor(ctx, email.organizationId) : ctx;
    const { content, ...extras } = await composer(acting, email);
    const rendered = await renderEmail(content);
    return await ctx.mail.send({ messageId: email.messageId, to: email.to, ...rendered, ...extras });
  } catch (error) {
    if (error instanceof EmailNotNeeded) return { state: "withdrawn", detail: error.reason };
    if (error instanceof EmailTooEarly)
      return { state: "postponed", until: error.until, detail: error.reason };
    if (error instanceof EmailObsolete) return { state: "permanent", detail: error.reason };
    if (error instanceof PartNotLoaded) {
      ctx.log.error("a mail waits for the server to be started again", { emailId: email.id, error });
      return { state: "temporary", detail: error.message };
    }
    ctx.log.error("a mail could not be written", { emailId: email.id, template: email.template, error });
    return { state: "permanent", detail: "This mail could not be written. The server's log says why." };
  }
}
