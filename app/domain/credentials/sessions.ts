import type { Context } from "#platform/context";
import { NotFound } from "#lib/errors";

export type SessionItem = {
  readonly id: string;
  readonly userAgent: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
};

/** The user's live sessions in all organizations, last used first. */
export function listSessions(ctx: Context, { userId }: { userId: string }): Promise<SessionItem[]> {
  return ctx.db.session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: ctx.clock.now() } },
    select: { id: true, userAgent: true, address: true, createdAt: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    take: 100,
  });
}

/** Ends one session of the user. Ending an ended one is no error; another user's is not found. */
export async function revokeSession(ctx: Context, which: { id: string; userId: string }): Promise<void> {
  const session = await ctx.db.session.findFirst({ where: which, select: { id: true } });
  if (!session) throw new NotFound("session");
  await ctx.db.session.updateMany({
    where: { id: session.id, revokedAt: null },
    data: { revokedAt: ctx.clock.now() },
  });
}
