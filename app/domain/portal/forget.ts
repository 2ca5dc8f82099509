import { forgetLinks } from "#domain/links";
import { days } from "#lib/duration";
import type { Context } from "#platform/context";

/** For how long it stays known that a session or a link to sign in was there, once it is over. */
const memory = days(30);

/** Removes what was over a month ago: who came in when is nobody's business for longer. */
export async function forgetPortalVisits(ctx: Context): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - memory);
  await ctx.db.portalSession.deleteMany({
    where: { OR: [{ expiresAt: { lt: before } }, { revokedAt: { lt: before } }] },
  });
  await forgetLinks(ctx, { kind: "portal", before });
}
