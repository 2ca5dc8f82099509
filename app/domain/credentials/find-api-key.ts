import type { Actor, Context } from "#platform/context";
import { touchEvery } from "./lifetime.ts";
import { hashSecret } from "./secret.ts";

export type ApiKeyActor = Extract<Actor, { kind: "api_key" }>;

/**
 * Who a key acts as: its user, with the role that the user has in the organization now. Null for a key that is unknown
 * or revoked, a disabled user, a closed organization and a user who is no longer a member.
 */
export async function findApiKey(ctx: Context, key: string): Promise<ApiKeyActor | null> {
  const found = await ctx.db.apiKey.findUnique({
    where: { keyHash: hashSecret(key), revokedAt: null },
    include: { user: true, organization: { select: { closedAt: true } } },
  });
  if (!found || found.user.disabledAt || found.organization.closedAt) return null;
  const { id, organizationId, userId, user, lastUsedAt } = found;
  const membership = await ctx.db.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    select: { role: true },
  });
  if (!membership) return null;
  const now = ctx.clock.now();
  if (!lastUsedAt || now.getTime() - lastUsedAt.getTime() >= touchEvery)
    await ctx.db.apiKey.updateMany({ where: { id, revokedAt: null }, data: { lastUsedAt: now } });
  const name = `${user.name} (${found.label})`;
  return { kind: "api_key", apiKeyId: id, userId, name, organizationId, role: membership.role };
}
