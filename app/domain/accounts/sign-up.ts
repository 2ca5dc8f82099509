import { z } from "zod";
import { hashPassword, newPassword, requireUnlike, verifyPassword, type Visitor } from "#domain/credentials";
import { createOrganization, organizationName } from "#domain/organizations";
import { type Context, inTransaction } from "#platform/context";
import { invalidField } from "#lib/errors";
import { emailField } from "#lib/fields";
import { readInput } from "#lib/input";
import { SignupsClosed } from "./errors.ts";
import { takeSignInTry } from "./limits.ts";
import { enter } from "./sign-in.ts";
import { createUser, personName } from "./users.ts";

export const signUpInput = z.object({
  organizationName,
  name: personName,
  email: emailField,
  password: newPassword,
});

/**
 * A visitor's new organization, and a session in it. Somebody who has an account here already becomes the owner of a
 * further organization with the password of that account.
 */
export async function signUp(
  ctx: Context,
  input: z.input<typeof signUpInput> & Visitor & { replaces?: string | null },
): Promise<{ token: string }> {
  if (!ctx.config.signupsOpen) throw new SignupsClosed();
  const { email, name, password, organizationName } = readInput(signUpInput, input);
  requireUnlike(password, email);
  await takeSignInTry(ctx, { email, address: input.address });
  const known = await ctx.db.user.findUnique({ where: { email } });
  if (known && !(await verifyPassword(password, known.passwordHash)))
    throw invalidField("email", "This e-mail address cannot be used with this password.");
  const passwordHash = await hashPassword(password);
  return inTransaction(ctx, async (tx) => {
    const user = known ?? (await createUser(tx, { email, name, passwordHash }));
    const owner = { userId: user.id, name: user.name };
    const { id } = await createOrganization(tx, { name: organizationName, owner });
    return enter(tx, { ...input, userId: user.id, organizationId: id });
  });
}
