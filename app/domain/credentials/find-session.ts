import type { Context } from "#platform/context";
import { Prisma } from "#platform/db";
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

type Row = {
  readonly id: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly user_id: string;
  readonly user_name: string;
  readonly email: string;
  readonly organization_id: string;
  readonly organization_name: string;
  readonly time_zone: string;
  readonly currency: string;
  readonly locale: string;
  readonly role: Role;
};

/**
 * Who holds this token, and where they work. Null for a session that is unknown, over or revoked, for a disabled user,
 * for a closed organization and for somebody who is no longer a member. Asked at every request, so it is one statement.
 */
export async function findSession(ctx: Context, token: string): Promise<SignedIn | null> {
  const now = ctx.clock.now();
  const [row] = await ctx.db.$queryRaw<Row[]>(Prisma.sql`
    SELECT s.id, s.created_at, s.last_seen_at, u.id AS user_id, u.name AS user_name, u.email,
      o.id AS organization_id, o.name AS organization_name, o.time_zone, o.currency, o.locale, m.role
    FROM sessions s
    JOIN users u ON u.id = s.user_id AND u.disabled_at IS NULL
    JOIN organizations o ON o.id = s.organization_id AND o.closed_at IS NULL
    JOIN memberships m ON m.organization_id = o.id AND m.user_id = u.id
    WHERE s.token_hash = ${hashSecret(token)} AND s.revoked_at IS NULL AND s.expires_at > ${now.getTime()}`);
  if (!row) return null;
  const session = { id: row.id, createdAt: row.created_at };
  if (now.getTime() - row.last_seen_at.getTime() >= touchEvery) await touch(ctx, session);
  return {
    session: { id: row.id },
    user: { id: row.user_id, name: row.user_name, email: row.email },
    organization: {
      id: row.organization_id,
      name: row.organization_name,
      timeZone: row.time_zone,
      currency: row.currency,
      locale: row.locale,
    },
    role: row.role,
  };
}

async function touch(ctx: Context, session: { id: string; createdAt: Date }): Promise<void> {
  const now = ctx.clock.now();
  const expiresAt = sessionEnd({ createdAt: session.createdAt, lastSeenAt: now });
  await ctx.db.session.updateMany({
    where: { id: session.id, revokedAt: null },
    data: { lastSeenAt: now, expiresAt },
  });
}
