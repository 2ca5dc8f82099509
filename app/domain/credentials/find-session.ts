import type { Context } from "#platform/context";
import type { Role } from "#lib/statuses";
import { sessionEnd, touchEvery } from "./lifetime.ts";
import { hashSecret } from "./secret.ts";

export type SignedIn = {
  readonly session: { readonly id: string };
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly organization: {
    readonly id: string;
    readonly name: string;
    readonly timeZone: string;
    readonly currency: string;
    readonly locale: string;
  };
  readonly role: Role;
};

/**
 * Who holds this token, and where they work. Null for a session that is unknown, over or revoked, for a disabled user,
 * for a closed organization and for somebody who is no longer a member.
 */
export async function findSession(ctx: Context, token: string): Promise<SignedIn | null> {
  const now = ctx.clock.now();
  const session = await ctx.db.session.findUnique({
    where: { tokenHash: hashSecret(token), revokedAt: null, expiresAt: { gt: now } },
    include: {
      user: { select: { id: true, name: true, email: true, disabledAt: true } },
      organization: {
        select: { id: true, name: true, timeZone: true, currency: true, locale: true, closedAt: true },
      },
    },
  });
  if (!session?.organization || session.organization.closedAt || session.user.disabledAt) return null;
  const { closedAt: _, ...organization } = session.organization;
  const { disabledAt: __, ...user } = session.user;
  const membership = await ctx.db.membership.findUnique({
    where: { organizationId_userId: { organizationId: organization.id, userId: user.id } },
    select: { role: true },
  });
  if (!membership) return null;
  if (now.getTime() - session.lastSeenAt.getTime() >= touchEvery) await touch(ctx, session);
  return { session: { id: session.id }, user, organization, role: membership.role };
}

async function touch(ctx: Context, session: { id: string; createdAt: Date }): Promise<void> {
  const now = ctx.clock.now();
  const expiresAt = sessionEnd({ createdAt: session.createdAt, lastSeenAt: now });
  await ctx.db.session.updateMany({
    where: { id: session.id, revokedAt: null },
    data: { lastSeenAt: now, expiresAt },
  });
}
