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
  const link = await getLink(ctx, linkId);
  return `${ctx.config.appUrl}${pathOf[link.kind]}/${await tokenOf(ctx, link)}`;
}

/** The token alone, for a place that already knows the path. */
export async function linkToken(ctx: Context, linkId: string): Promise<string> {
  return tokenOf(ctx, await getLink(ctx, linkId));
}

async function getLink(ctx: Context, id: string) {
  const link = await ctx.db.link.findUnique({ where: { id } });
  if (!link) throw new NotFound("link");
  return link;
}

type TokenSource = { id: string; version: number; tokenHash: string; revokedAt: Date | null };

/** A link made under an earlier secret still opens with that secret's token, as long as the secret is in the list. */
async function tokenOf(ctx: Context, link: TokenSource): Promise<string> {
  const tokens = ctx.config.secrets.map((secret) => deriveToken(secret, link));
  const known = tokens.find((token) => hashToken(token) === link.tokenHash);
  if (known) return known;
  const newest = deriveToken(ctx.config.secrets[0], link);
  if (!link.revokedAt) await adoptToken(ctx, link, newest);
  return newest;
}

/** The secret behind the link's token is gone from the list, so a link that goes out now has to open with a new one. */
async function adoptToken(ctx: Context, { id, version }: TokenSource, token: string): Promise<void> {
  await ctx.db.link.updateMany({ where: { id, version }, data: { tokenHash: hashToken(token) } });
}
