import type { Context } from "#platform/context";

export type StoredLogo = { readonly bytes: Uint8Array; readonly contentType: string };

/** The image of that hash, whosever logo it is or was; null for none. Who knows the hash has seen the image. */
export async function findLogo(ctx: Context, { sha256 }: { sha256: string }): Promise<StoredLogo | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  return ctx.db.logo.findFirst({ where: { sha256 }, select: { bytes: true, contentType: true } });
}
