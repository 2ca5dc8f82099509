import { z } from "zod";
import { hashPassword, newPassword, requireUnlike, verifyPassword } from "#domain/credentials";
import { type Context, inTransaction } from "#platform/context";
import { readInput } from "#lib/input";
import { PasswordWrong } from "./errors.ts";
import { takeSignInTry } from "./limits.ts";
import { setPassword } from "./reset-password.ts";

export const changePasswordInput = z.object({
  /** Left out by somebody who signed in by link and has none yet. */
  currentPassword: z.string().max(200, "This is not your present password.").optional().default(""),
  newPassword,
});

/** Sets the signed-in user's password; `keep` is their present session, all others end. */
export async function changePassword(
  ctx: Context,
  input: z.input<typeof changePasswordInput> & { userId: string; keep: string; address: string },
): Promise<void> {
  const { currentPassword, newPassword: password } = readInput(changePasswordInput, input);
  const { userId, keep, address } = input;
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId } });
  requireUnlike(password, user.email, "newPassword");
  await takeSignInTry(ctx, { email: user.email, address });
  if (user.passwordHash && !(await verifyPassword(currentPassword, user.passwordHash)))
    throw new PasswordWrong();
  const passwordHash = await hashPassword(password);
  await inTransaction(ctx, (tx) => setPassword(tx, { userId, passwordHash, keep }));
}

/** Whether the user has a password at all. */
export async function hasPassword(ctx: Context, { userId }: { userId: string }): Promise<boolean> {
  const user = await ctx.db.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
  return user.passwordHash !== null;
}
