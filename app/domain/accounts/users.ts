import { z } from "zod";
import type { TxContext } from "#platform/context";
import { DomainError } from "#lib/errors";
import { lineField } from "#lib/fields";
import { newId } from "#lib/ids";

/** A person's name. */
export const personName = lineField("Your name", 120);

/** A password as typed to sign in: long ones are cut off before they cost anything. */
export const typedPassword = z
  .string("Enter your password.")
  .min(1, "Enter your password.")
  .max(200, "This password is too long.");

class EmailTaken extends DomainError {
  constructor() {
    super("conflict", "There is an account with this e-mail address already.");
  }
}

/** `email` is normalized; `passwordHash` comes from hashPassword, null for somebody who signs in by link first. */
export async function createUser(
  tx: TxContext,
  user: { email: string; name: string; passwordHash: string | null },
): Promise<{ id: string; name: string; email: string }> {
  const known = await tx.db.user.findUnique({ where: { email: user.email }, select: { id: true } });
  if (known) throw new EmailTaken();
  const { id, name, email } = await tx.db.user.create({
    data: { ...user, id: newId(), createdAt: tx.clock.now() },
  });
  return { id, name, email };
}
