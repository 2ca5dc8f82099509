import { staffBrand } from "#domain/branding";
import { getOrganization } from "#domain/organizations";
import { type ComposedEmail, EmailObsolete, type QueuedEmail } from "#domain/delivery";
import { linkUrl } from "#domain/links";
import type { Context } from "#platform/context";
import { dateFormat } from "#lib/locale";

/** "agent-invite": not sent any more once the invite was answered, taken back, has expired or was sent again. */
export async function composeAgentInvite(ctx: Context, email: QueuedEmail): Promise<ComposedEmail> {
  const invite = await ctx.db.agentInvite.findUnique({ where: { id: String(email.props["inviteId"]) } });
  if (invite?.status !== "pending" || invite.expiresAt <= ctx.clock.now())
    throw new EmailObsolete("The invite was over before this could be sent.");
  if (email.props["resentAt"] !== invite.resentAt?.toISOString())
    throw new EmailObsolete("The invite was sent again before this could be sent.");
  const organization = await getOrganization(ctx);
  const { name, locale, timeZone } = organization;
  const inviter = invite.invitedById
    ? await ctx.db.user.findUnique({ where: { id: invite.invitedById }, select: { name: true } })
    : null;
  return {
    content: {
      template: "agent-invite",
      props: {
        brand: await staffBrand(ctx, organization),
        inviterName: inviter?.name ?? name,
        role: invite.role === "admin" ? "an admin" : "an agent",
        expiresOn: dateFormat(locale, { dateStyle: "long", timeZone }).format(invite.expiresAt),
        url: await linkUrl(ctx, String(email.props["linkId"])),
      },
    },
  };
}
