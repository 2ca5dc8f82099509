import { hashSecret } from "#domain/credentials";
import { revokeLinks } from "#domain/links";
import { type Context, inTransaction } from "#platform/context";

/** Ends the session that the token opens, if there is one. */
export async function signOutOfPortal(ctx: Context, token: string): Promise<void> {
  await ctx.db.portalSession.updateMany({
    where: { tokenHash: hashSecret(token), revokedAt: null },
    data: { revokedAt: ctx.clock.now() },
  });
}

/** Ends every session of the mailbox, and the sign-in links that are under way to it. */
export async function signOutEverywhere(ctx: Context, { email }: { email: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db.portalSession.updateMany({
      where: { email, revokedAt: null },
      data: { revokedAt: tx.clock.now() },
    });
    await revokeLinks(tx, { kind: "portal", subjectId: email });
  });
}

/** In how many browsers the mailbox is signed in. */
export function countPortalSessions(ctx: Context, { email }: { email: string }): Promise<number> {
  return ctx.db.portalSession.count({
    where: { email, revokedAt: null, expiresAt: { gt: ctx.clock.now() } },
  });
}
