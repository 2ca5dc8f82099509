import { takeUnknownLink } from "#domain/accounts";
import { findLink } from "#domain/links";
import type { Context } from "#platform/context";
import { NotFound } from "#lib/errors";
import type { Role } from "#lib/statuses";
import { InviteOver } from "./errors.ts";

export type OpenedInvite = {
  readonly id: string;
  readonly linkId: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Date;
  /** Who has the invited address, null when nobody has an account with it. */
  readonly userId: string | null;
};

/**
 * The pending invite that a token opens; looking changes nothing, so a mail scanner does no harm. Throws NotFound for a
 * token that was never given out and InviteOver for an invite that does not wait any more.
 */
export async function openInvite(
  ctx: Context,
  { token, address }: { token: string; address: string },
): Promise<OpenedInvite> {
  const link = await findLink(ctx, { kind: "invite", token });
  if (!link) await takeUnknownLink(ctx, { address });
  const invite = link && (await ctx.db.agentInvite.findUnique({ where: { id: link.subjectId } }));
  if (!invite) throw new NotFound("invite");
  if (invite.status !== "pending") throw new InviteOver(invite.status);
  if (invite.expiresAt <= ctx.clock.now()) throw new InviteOver("expired");
  if (link.state !== "live") throw new InviteOver("revoked");
  const { id, organizationId, email, role, expiresAt } = invite;
  const organization = await ctx.db.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const user = await ctx.db.user.findUnique({ where: { email }, select: { id: true } });
  return {
    id,
    linkId: link.id,
    organizationId,
    organizationName: organization.name,
    email,
    role,
    expiresAt,
    userId: user?.id ?? null,
  };
}
