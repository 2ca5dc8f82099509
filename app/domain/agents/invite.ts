import { z } from "zod";
import { OnlyOwner, requireSeatsWithinLimit } from "#domain/organizations";
import { recordActivity } from "#domain/activity";
import { queueEmail } from "#domain/delivery";
import { announce } from "#domain/facts";
import { ensureLink } from "#domain/links";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { days } from "#lib/duration";
import { emailField } from "#lib/fields";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { type InvitableRole, invitableRoles } from "#lib/statuses";
import { AlreadyInvited, AlreadyWorksHere } from "./errors.ts";
import { settleInvite } from "./settle.ts";
import { type Invite, inviteFields } from "./view.ts";

const inviteLifetime = days(14);

export const inviteInput = z.object({
  email: emailField,
  role: z.enum(invitableRoles, "Choose the role agent or admin.").default("agent"),
});

/**
 * Invites somebody by e-mail: one transaction that waits for nobody outside. Whether their seat has reached Stripe is
 * another matter, which `billingPending` tells. Admins are invited by the owner alone.
 */
export async function inviteAgent(ctx: Context, input: z.input<typeof inviteInput>): Promise<Invite> {
  const { email, role } = readInput(inviteInput, input);
  return inTransaction(ctx, async (tx) => {
    const organizationId = organizationOf(tx);
    if (role === "admin") requireOwner(tx);
    await requireNewcomer(tx, email);
    const expiresAt = new Date(tx.clock.now().getTime() + inviteLifetime);
    const id = await insertInvite(tx, { email, role, expiresAt });
    if (role === "agent") await requireSeatsWithinLimit(tx, { organizationId });
    const link = await ensureLink(tx, { kind: "invite", subjectId: id, expiresAt });
    await queueEmail(tx, {
      template: "agent-invite",
      to: { address: email },
      props: { inviteId: id, linkId: link.id },
      dedupe: `agent-invite:${id}`,
      subjectKind: "invite",
      subjectId: id,
    });
    await recordActivity(tx, {
      verb: "invited",
      subjectKind: "invite",
      subjectId: id,
      after: { email, role },
    });
    await announce(tx, { kind: "membership.changed", organizationId, inviteId: id });
    return tx.db.agentInvite.findUniqueOrThrow({ where: { id }, select: inviteFields });
  });
}

async function requireNewcomer(tx: TxContext, email: string): Promise<void> {
  const organizationId = organizationOf(tx);
  const member = await tx.db.membership.findFirst({
    where: { organizationId, user: { email } },
    select: { id: true },
  });
  if (member) throw new AlreadyWorksHere();
  const pending = await tx.db.agentInvite.findFirst({ where: { organizationId, email, status: "pending" } });
  if (!pending) return;
  if (pending.expiresAt > tx.clock.now()) throw new AlreadyInvited();
  await settleInvite(tx, { id: pending.id, status: "expired" });
}

async function insertInvite(
  tx: TxContext,
  invite: { email: string; role: InvitableRole; expiresAt: Date },
): Promise<string> {
  const id = newId();
  const { actor } = tx;
  await tx.db.agentInvite.create({
    data: {
      ...invite,
      id,
      organizationId: organizationOf(tx),
      invitedById: "userId" in actor ? actor.userId : null,
      createdAt: tx.clock.now(),
    },
    select: { id: true },
  });
  return id;
}

function requireOwner({ actor }: TxContext): void {
  if (actor.kind === "system" || ("role" in actor && actor.role === "owner")) return;
  throw new OnlyOwner("invite an admin");
}
