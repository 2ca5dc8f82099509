import type { Context } from "#platform/context";
import { NotFound } from "#lib/errors";
import { deriveToken, hashToken } from "./token.ts";
import type { LinkKind } from "./ensure.ts";

const pathOf: Record<LinkKind, string> = {
  invoice: "/i",
  invite: "/invites",
  reset: "/reset-password",
  sign_in: "/sign-in",
  portal: "/portal",
};

/** The absolute address that opens the link. */
export async function linkUrl(ctx: Context, linkId: string): Promise<string> {
  const link = await ctx.db.link.findUnique({ where: { id: linkId } });
  if (!link) throw new NotFound("link");
  return `${ctx.config.appUrl}${pathOf[link.kind]}/${tokenOf(ctx, link)}`;
}

/** The token alone, for a place that already knows the path. */
export async function linkToken(ctx: Context, linkId: string): Promise<string> {
  const link = await ctx.db.link.findUnique({ where: { id: linkId } });
  if (!link) throw new NotFound("link");
  return tokenOf(ctx, link);
}

/** A link made under an earlier secret still opens with that secret's token, as long as the secret is in the list. */
function tokenOf(ctx: Context, link: { id: string; version: number; tokenHash: string }): string {
  const tokens = ctx.config.secrets.map((secret) => deriveToken(secret, link));
  return (
    tokens.find((token) => hashToken(token) === link.tokenHash) ?? deriveToken(ctx.config.secrets[0], link)
  );
}
