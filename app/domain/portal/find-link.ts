import { takeUnknownLink } from "#domain/accounts";
import { findLink } from "#domain/links";
import { NotFound } from "#lib/errors";
import type { Context } from "#platform/context";

/** The mailbox that a sign-in link was sent to; looking uses nothing up. Throws NotFound for one that was never given out. */
export async function findPortalLink(
  ctx: Context,
  { token, address }: { token: string; address: string },
): Promise<{ id: string; email: string; isLive: boolean }> {
  const link = await findLink(ctx, { kind: "portal", token });
  if (link) return { id: link.id, email: link.subjectId, isLive: link.state === "live" };
  await takeUnknownLink(ctx, { address });
  throw new NotFound("link");
}
