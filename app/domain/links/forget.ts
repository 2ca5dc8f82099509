import type { Context } from "#platform/context";
import type { LinkKind } from "./ensure.ts";

/** Removes links of a kind that expired before then; to who still holds one it is as if it had never been given out. */
export async function forgetLinks(
  ctx: Context,
  { kind, before }: { kind: LinkKind; before: Date },
): Promise<void> {
  await ctx.db.link.deleteMany({ where: { kind, expiresAt: { lt: before } } });
}
