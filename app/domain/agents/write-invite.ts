import { recordActivity } from "#domain/activity";
import { queueEmail } from "#domain/delivery";
import { announce } from "#domain/facts";
import { createLink } from "#domain/links";
import { organizationOf, type TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
import { days } from "#lib/duration";
import { newId } from "#lib/ids";
import type { Role } from "#lib/statuses";
import type { Invite } from "./view.ts";

const inviteLifetime = days(14);

/** When an invite ends that goes out now. */
export function inviteEnd(tx: TxContext): Date {
  return new Date(tx.clock.now().getTime() + inviteLifetime);
}

/** The invite with its link, mail and record. Whether this address may be invited was asked before. */
export async function writeInvite(
  tx: TxContext,
  { email, role }: { email: string; role: Role },
): Promise<Invite> {
  const organizationId = organizationOf(tx);
  const id = newId();
  const createdAt = tx.clock.now();
  const expiresAt = inviteEnd(tx);
  await tx.db.agentInvite.create({
    data: {
      id,
      organizationId,
      email,
      role,
      expiresAt,
      invitedById: "userId" in tx.actor ? tx.actor.userId : null,
      createdAt,
    },
    select: { id: true },
  });
  const link = await createLink(tx, { kind: "invite", subjectId: id, expiresAt });
  await queueInvite(tx, { id, email, linkId: link.id, resentAt: null });
  await recordActivity(tx, { verb: "invited", subjectKind: "invite", subjectId: id, after: { email, role } });
  await announce(tx, { kind: "membership.changed", organizationId, inviteId: id });
  const billingPending = await isBillingPending(tx, id);
  return { id, email, role, status: "pending", billingPending, createdAt, expiresAt, resentAt: null };
}

/** What the reactions to the change have made of it. */
async function isBillingPending(tx: TxContext, id: string): Promise<boolean> {
  const [row] = await tx.db.$queryRaw<{ pending: bigint }[]>(
    Prisma.sql`SELECT billing_pending AS pending FROM agent_invites WHERE id = ${id}`,
  );
  return Number(row?.pending) === 1;
}

/** One mail for each time that the invite is sent; of several that wait only the newest goes out. */
export async function queueInvite(
  tx: TxContext,
  invite: { id: string; email: string; linkId: string; resentAt: Date | null },
): Promise<void> {
  const { id, email, linkId } = invite;
  const resentAt = invite.resentAt?.toISOString();
  await queueEmail(tx, {
    template: "agent-invite",
    to: { address: email },
    props: { inviteId: id, linkId, ...(resentAt && { resentAt }) },
    dedupe: resentAt ? `agent-invite:${id}:${resentAt}` : `agent-invite:${id}`,
    subjectKind: "invite",
    subjectId: id,
  });
}
