import { linkUrl } from "#domain/links";
import { type Context, organizationOf } from "#platform/context";
import { NotFound } from "#lib/errors";
import { type Invite, inviteFields } from "./view.ts";

/** An invite and, while it is pending, the address that opens it: the same that stands in the e-mail. */
export async function getInvite(
  ctx: Context,
  { id }: { id: string },
): Promise<Invite & { readonly url: string | null }> {
  const invite = await ctx.db.agentInvite.findFirst({
    where: { id, organizationId: organizationOf(ctx) },
    select: inviteFields,
  });
  if (!invite) throw new NotFound("invite");
  const link = await ctx.db.link.findFirst({
    where: { kind: "invite", subjectId: id, usedAt: null, revokedAt: null },
    select: { id: true },
  });
  const isOpen = invite.status === "pending" && invite.expiresAt > ctx.clock.now();
  return { ...invite, url: link && isOpen ? await linkUrl(ctx, link.id) : null };
}
