import { z } from "zod";
import { recordActivity } from "#domain/activity";
import { hashPassword, newPassword, requireUnlike, revokeSessions } from "#domain/credentials";
import { consumeLink, findLink, revokeLinks } from "#domain/links";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import { readInput } from "#lib/input";
import { LinkOver } from "./errors.ts";
import { takeUnknownLink } from "./limits.ts";

export const resetPasswordInput = z.object({ password: newPassword });

const howToGetAnother = "Ask for a new one.";

/** Whose password the link sets; looking uses nothing up, so a mail scanner does no harm. */
export async function requireResetLink(
  ctx: Context,
  { token, address }: { token: string; address: string },
): Promise<{ linkId: string; userId: string; email: string }> {
  const link = await findLink(ctx, { kind: "reset", token });
  if (!link) await takeUnknownLink(ctx, { address });
  if (link?.state !== "live") throw new LinkOver(howToGetAnother);
  const user = await ctx.db.user.findUnique({ where: { id: link.subjectId, disabledAt: null } });
  if (!user) throw new LinkOver(howToGetAnother);
  return { linkId: link.id, userId: user.id, email: user.email };
}

/** Sets the password once per link, and ends every session of the user. */
export async function resetPassword(
  ctx: Context,
  input: z.input<typeof resetPasswordInput> & { token: string; address: string },
): Promise<void> {
  const { linkId, userId, email } = await requireResetLink(ctx, input);
  const { password } = readInput(resetPasswordInput, input);
  requireUnlike(password, email);
  const passwordHash = await hashPassword(password);
  await inTransaction(ctx, async (tx) => {
    if (!(await consumeLink(tx, linkId))) throw new LinkOver(howToGetAnother);
    await setPassword(tx, { userId, passwordHash });
  });
}

/** Every other way in that the old password may have opened ends with it: sessions but the one to keep, and links. */
export async function setPassword(
  tx: TxContext,
  change: { userId: string; passwordHash: string; keep?: string | undefined },
): Promise<void> {
  const { userId, passwordHash, keep } = change;
  const { name } = await tx.db.user.update({ where: { id: userId }, data: { passwordHash } });
  await revokeSessions(tx, { userId, keep });
  await revokeLinks(tx, { kind: "reset", subjectId: userId });
  await revokeLinks(tx, { kind: "sign_in", subjectId: userId });
  const memberships = await tx.db.membership.findMany({ where: { userId } });
  for (const { organizationId, role } of memberships) {
    const actor = { kind: "user", userId, name, organizationId, role } as const;
    await recordActivity({ ...tx, actor }, { verb: "set password", subjectKind: "user", subjectId: userId });
  }
}
