import { z } from "zod";
import { requireSeatsWithinLimit } from "#domain/organizations";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { Prisma } from "#platform/db";
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

/** One statement for both questions, because every invite asks them. */
async function requireNewcomer(tx: TxContext, email: string): Promise<void> {
  const organizationId = organizationOf(tx);
  const [found] = await tx.db.$queryRaw<{ isMember: bigint; pendingId: string | null; expiresAt: bigint }[]>(
    Prisma.sql`
      SELECT EXISTS (
          SELECT 1 FROM users u JOIN memberships m ON m.user_id = u.id AND m.organization_id = ${organizationId}
          WHERE u.email = ${email}) AS isMember, i.id AS pendingId, i.expires_at AS expiresAt
      FROM (SELECT 1) LEFT JOIN agent_invites i
        ON i.organization_id = ${organizationId} AND i.email = ${email} AND i.status = 'pending'`,
  );
  if (!found || Number(found.isMember) === 1) throw new AlreadyWorksHere();
  if (found.pendingId === null) return;
  if (Number(found.expiresAt) > tx.clock.now().getTime()) throw new AlreadyInvited();
  await settleInvite(tx, { id: found.pendingId, status: "expired" });
}
