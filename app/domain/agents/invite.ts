import { z } from "zod";
import { requireSeatsWithinLimit } from "#domain/organizations";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { emailField } from "#lib/fields";
import { readInput } from "#lib/input";
import { invitableRoles, type Role } from "#lib/statuses";
import { AlreadyInvited, AlreadyWorksHere } from "./errors.ts";
import { requireMayInvite } from "./may-invite.ts";
import { settleInvite } from "./settle.ts";
import type { Invite } from "./view.ts";
import { writeInvite } from "./write-invite.ts";

export const inviteInput = z.object({
  email: emailField,
  role: z.enum(invitableRoles, "Choose the role agent or admin.").default("agent"),
});

/**
 * Invites somebody by e-mail: one transaction that waits for nobody outside. Whether their seat has reached Stripe is
 * another matter, which `billingPending` tells. Admins are invited by the owner alone.
 */
export async function inviteAgent(ctx: Context, input: z.input<typeof inviteInput>): Promise<Invite> {
  const wanted = readInput(inviteInput, input);
  return inTransaction(ctx, (tx) => inviteOne(tx, wanted));
}

export async function inviteOne(tx: TxContext, wanted: { email: string; role: Role }): Promise<Invite> {
  requireMayInvite(tx, wanted.role);
  await requireNewcomer(tx, wanted.email);
  const invite = await writeInvite(tx, wanted);
  if (wanted.role === "agent") await requireSeatsWithinLimit(tx, { organizationId: organizationOf(tx) });
  return invite;
}

async function requireNewcomer(tx: TxContext, email: string): Promise<void> {
  const organizationId = organizationOf(tx);
  const member = await tx.db.membership.findFirst({
    where: { organizationId, user: { email } },
    select: { id: true },
  });
  if (member) throw new AlreadyWorksHere();
  const pending = await tx.db.agentInvite.findFirst({
    where: { organizationId, email, status: "pending" },
    select: { id: true, expiresAt: true },
  });
  if (!pending) return;
  if (pending.expiresAt > tx.clock.now()) throw new AlreadyInvited();
  await settleInvite(tx, { id: pending.id, status: "expired" });
}
