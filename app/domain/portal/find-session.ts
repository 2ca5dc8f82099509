import { hashSecret } from "#domain/credentials";
import type { Context } from "#platform/context";

export type PortalSession = { readonly id: string; readonly email: string };

/** Which mailbox this token was given to; null for one that is unknown, over or ended. It says nothing of any client. */
export async function findPortalSession(ctx: Context, token: string): Promise<PortalSession | null> {
  return ctx.db.portalSession.findFirst({
    where: { tokenHash: hashSecret(token), revokedAt: null, expiresAt: { gt: ctx.clock.now() } },
    select: { id: true, email: true },
  });
}
