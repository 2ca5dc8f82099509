import { z } from "zod";
import { recordActivity } from "#domain/activity";
import { revokeSessions } from "#domain/credentials";
import { announce } from "#domain/facts";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { readInput } from "#lib/input";
import { type InvitableRole, invitableRoles, type Role } from "#lib/statuses";
import { requireSeatsWithinLimit } from "./count-seats.ts";
import { OwnerStays } from "./errors.ts";
import { getMembership, removeMembership, requireOwner } from "./members.ts";

export const roleInput = z.object({
  userId: z.string("Choose a member."),
  role: z.enum(invitableRoles, "Choose the role admin or agent."),
});

/** Appoints an admin or makes one an agent again; see giveRole. */
export async function changeRole(ctx: Context, input: z.input<typeof roleInput>): Promise<void> {
  const wanted = readInput(roleInput, input);
  await inTransaction(ctx, (tx) => giveRole(tx, wanted));
}

/** Gives a member another role, which the owner alone may; the member's sessions in this organization end. */
export async function giveRole(
  tx: TxContext,
  wanted: { userId: string; role: InvitableRole },
): Promise<void> {
  requireOwner(tx, "appoint and remove admins");
  const membership = await getMembership(tx, wanted.userId);
  if (membership.role === "owner") throw new OwnerStays();
  if (membership.role !== wanted.role) await setRole(tx, membership, wanted.role);
}

/** Makes another member the owner; who was it becomes an admin. `keep` is the session that may go on. */
export async function transferOwnership(
  ctx: Context,
  { userId, keep }: { userId: string; keep?: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    requireOwner(tx, "transfer the ownership");
    const next = await getMembership(tx, userId);
    if (next.role === "owner") return;
    const present = await tx.db.membership.findFirstOrThrow({
      where: { organizationId: organizationOf(tx), role: "owner" },
    });
    // In this order, because the database knows at most one owner at any moment.
    await setRole(tx, present, "admin", keep);
    await setRole(tx, next, "owner");
  });
}

/** Ends the actor's own or another's membership; see removeMembership. */
export async function removeMember(ctx: Context, { userId }: { userId: string }): Promise<void> {
  await inTransaction(ctx, (tx) => removeMembership(tx, { userId }));
}

async function setRole(
  tx: TxContext,
  membership: { id: string; organizationId: string; userId: string; role: Role },
  role: Role,
  keep?: string,
): Promise<void> {
  const { id, organizationId, userId } = membership;
  await tx.db.membership.update({ where: { id }, data: { role } });
  if (role === "agent") await requireSeatsWithinLimit(tx, { organizationId });
  await revokeSessions(tx, { userId, organizationId, keep });
  await recordActivity(tx, {
    verb: "changed role",
    subjectKind: "member",
    subjectId: userId,
    before: { role: membership.role },
    after: { role },
  });
  await announce(tx, { kind: "membership.changed", organizationId, inviteId: null });
}
