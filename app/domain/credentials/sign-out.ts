import type { Context } from "#platform/context";
import { hashSecret } from "./secret.ts";

/** Ends the session that the token opens, if there is one. */
export async function signOut(ctx: Context, token: string): Promise<void> {
  await ctx.db.session.updateMany({
    where: { tokenHash: hashSecret(token), revokedAt: null },
    data: { revokedAt: ctx.clock.now() },
  });
}
