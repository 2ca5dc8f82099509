import type { Visitor } from "#domain/credentials";
import { consumeLink, findLink } from "#domain/links";
import { type Context, inTransaction } from "#platform/context";
import { LinkOver } from "./errors.ts";
import { takeUnknownLink } from "./limits.ts";
import { enter } from "./sign-in.ts";

const howToGetAnother = "Run the command again for a new one.";

/** Whether the link would still sign somebody in; looking uses nothing up. */
export async function requireSignInLink(
  ctx: Context,
  { token, address }: { token: string; address: string },
): Promise<{ linkId: string; userId: string; organizationId: string | null }> {
  const link = await findLink(ctx, { kind: "sign_in", token });
  if (!link) await takeUnknownLink(ctx, { address });
  if (link?.state !== "live") throw new LinkOver(howToGetAnother);
  return { linkId: link.id, userId: link.subjectId, organizationId: link.organizationId };
}

/** Signs in whoever holds a one-time link, once. */
export async function signInByLink(
  ctx: Context,
  input: Visitor & { token: string; replaces?: string | null },
): Promise<{ token: string }> {
  const { linkId, userId, organizationId } = await requireSignInLink(ctx, input);
  const { userAgent, address, replaces = null } = input;
  return inTransaction(ctx, async (tx) => {
    if (!(await consumeLink(tx, linkId))) throw new LinkOver(howToGetAnother);
    return enter(tx, { userId, organizationId, userAgent, address, replaces });
  });
}
