import { type Context, inTransaction, organizationOf } from "#platform/context";
import { NotFound } from "#lib/errors";
import { InviteOver } from "./errors.ts";
import { settleInvite } from "./settle.ts";
import { type Invite, inviteFields } from "./view.ts";

/** Takes an invite back. One that was accepted, expired or taken back meanwhile is refused. */
export async function revokeInvite(ctx: Context, { id }: { id: string }): Promise<Invite> {
  return inTransaction(ctx, async (tx) => {
    const where = { id, organizationId: organizationOf(tx) };
    const invite = await tx.db.agentInvite.findFirst({ where });
    if (!invite) throw new NotFound("invite");
    if (invite.status !== "pending") throw new InviteOver(invite.status);
    await settleInvite(tx, { id, status: "revoked" });
    return tx.db.agentInvite.findUniqueOrThrow({ where, select: inviteFields });
  });
}
