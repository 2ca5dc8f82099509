import { z } from "zod";
import { hashSecret, startSession, verifyPassword, type Visitor } from "#domain/credentials";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import { emailField } from "#lib/fields";
import { readInput } from "#lib/input";
import { SignInRefused } from "./errors.ts";
import { takeSignInTry } from "./limits.ts";
import { typedPassword } from "./users.ts";

export const signInInput = z.object({ email: emailField, password: typedPassword });

/** `replaces` is the token of a session that the browser held until now; it ends, so that no session outlives a sign-in. */
export type SignIn = z.input<typeof signInInput> & Visitor & { replaces?: string | null };

/**
 * A new session for whoever knows the password, in the organization they worked in last. Unknown, disabled and
 * wrong-password accounts, and people who are in no organization, are refused in the same words after the same work.
 */
export async function signIn(ctx: Context, input: SignIn): Promise<{ token: string }> {
  const { email, password } = readInput(signInInput, input);
  await takeSignInTry(ctx, { email, address: input.address });
  const user = await ctx.db.user.findUnique({ where: { email } });
  const isRight = await verifyPassword(password, user?.passwordHash ?? null);
  if (!user || !isRight) throw new SignInRefused();
  return inTransaction(ctx, (tx) => enter(tx, { ...input, userId: user.id }));
}

/** The proved user's new session, in the transaction that proved it last. */
export async function enter(
  tx: TxContext,
  who: Visitor & { userId: string; organizationId?: string | null; replaces?: string | null },
): Promise<{ token: string }> {
  const { userId, userAgent, address, replaces } = who;
  const user = await tx.db.user.findUnique({ where: { id: userId, disabledAt: null } });
  const organizationId = who.organizationId ?? (await lastOrganization(tx, userId));
  if (!user || !organizationId) throw new SignInRefused();
  if (replaces)
    await tx.db.session.updateMany({
      where: { tokenHash: hashSecret(replaces), revokedAt: null },
      data: { revokedAt: tx.clock.now() },
    });
  const { token } = await startSession(tx, { userId, organizationId, userAgent, address });
  return { token };
}

async function lastOrganization(tx: TxContext, userId: string): Promise<string | null> {
  const memberships = await tx.db.membership.findMany({
    where: { userId, organization: { closedAt: null } },
    orderBy: { createdAt: "asc" },
  });
  const theirs = memberships.map(({ organizationId }) => organizationId);
  const last = await tx.db.session.findFirst({
    where: { userId, organizationId: { in: theirs } },
    orderBy: { lastSeenAt: "desc" },
  });
  return last?.organizationId ?? theirs[0] ?? null;
}
