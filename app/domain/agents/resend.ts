import { recordActivity } from "#domain/activity";
import { ensureLink, renewLinks } from "#domain/links";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { minutes } from "#lib/duration";
import { NotFound } from "#lib/errors";
import { InviteOver, ResentJustNow } from "./errors.ts";
import { inviteOne } from "./invite.ts";
import { requireMayInvite } from "./may-invite.ts";
import { type Invite, inviteFields } from "./view.ts";
import { inviteEnd, queueInvite } from "./write-invite.ts";

const shortestPause = minutes(1);

/**
 * Sends a pending invite's mail again, at most once a minute, and lets it and the links given out so far work for the
 * full time again. One that has expired is followed by a new invite under the rules of every new one, which is answered
 * then. Others are refused.
 */
export async function resendInvite(ctx: Context, { id }: { id: string }): Promise<Invite> {
  return inTransaction(ctx, async (tx) => {
    const invite = await tx.db.agentInvite.findFirst({
      where: { id, organizationId: organizationOf(tx) },
      select: inviteFields,
    });
    if (!invite) throw new NotFound("invite");
    if (isExpired(tx, invite)) return inviteOne(tx, invite);
    if (invite.status !== "pending") throw new InviteOver(invite.status);
    return renew(tx, invite);
  });
}

/** Also one that is over by the clock and not settled yet. */
function isExpired(tx: TxContext, { status, expiresAt }: Invite): boolean {
  return status === "expired" || (status === "pending" && expiresAt <= tx.clock.now());
}

async function renew(tx: TxContext, { id, email, role, expiresAt, resentAt }: Invite): Promise<Invite> {
  requireMayInvite(tx, role);
  const now = tx.clock.now();
  if (resentAt && isJustBefore(resentAt, now)) throw new ResentJustNow();
  const end = inviteEnd(tx);
  await tx.db.agentInvite.update({ where: { id }, data: { expiresAt: end, resentAt: now } });
  await renewLinks(tx, { kind: "invite", subjectId: id, expiresAt: end });
  const link = await ensureLink(tx, { kind: "invite", subjectId: id, expiresAt: end });
  await queueInvite(tx, { id, email, linkId: link.id, resentAt: now });
  await recordActivity(tx, {
    verb: "resent",
    subjectKind: "invite",
    subjectId: id,
    before: { expiresAt: expiresAt.toISOString() },
    after: { expiresAt: end.toISOString() },
  });
  return tx.db.agentInvite.findUniqueOrThrow({ where: { id }, select: inviteFields });
}

/** A clock that was put back does not stop anybody for longer. */
function isJustBefore(instant: Date, now: Date): boolean {
  const passed = now.getTime() - instant.getTime();
  return passed >= 0 && passed < shortestPause;
}
