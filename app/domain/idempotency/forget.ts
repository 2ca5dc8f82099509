import type { Context } from "#platform/context";
import { answersLast } from "./answers.ts";

/** Removes what is older than a key's life. */
export async function forgetAnswers(ctx: Context): Promise<void> {
  const oldest = new Date(ctx.clock.now().getTime() - answersLast);
  await ctx.db.idempotencyKey.deleteMany({ where: { createdAt: { lt: oldest } } });
}
