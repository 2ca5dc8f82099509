import { z } from "zod";
import { ensureLink, linkUrl, revokeLinks } from "#domain/links";
import { addMembership, createOrganization, giveRole, organizationName } from "#domain/organizations";
import { actsFor, type Context, inTransaction, type TxContext } from "#platform/context";
import { hours } from "#lib/duration";
import { emailField } from "#lib/fields";
import { readInput } from "#lib/input";
import { findOrganizationNamed } from "./organization-named.ts";
import { createUser, personName } from "./users.ts";

const linkLifetime = hours(1);

const createAdminInput = z.object({
  email: emailField,
  name: personName,
  organization: organizationName,
});

/**
 * For the operator at the machine: the user as an admin of the organization, which is found by its exact name; what is
 * missing is made, and whoever comes with a new organization owns it. Answers the address of a one-time sign-in link
 * that is good for an hour; earlier ones end.
 */
export async function createAdmin(
  ctx: Context,
  input: z.input<typeof createAdminInput>,
): Promise<{ url: string }> {
  const { email, name, organization } = readInput(createAdminInput, input);
  const link = await inTransaction(ctx, async (tx) => {
    const known = await tx.db.user.findUnique({ where: { email } });
    const user = known ?? (await createUser(tx, { email, name, passwordHash: null }));
    const owner = { userId: user.id, name: user.name };
    const existing = await findOrganizationNamed(tx, organization);
    if (existing)
      await ensureAdmin(actsFor(tx, existing.id), { userId: user.id, organizationId: existing.id });
    const { id } = existing ?? (await createOrganization(tx, { name: organization, owner }));
    return freshSignInLink(tx, { userId: user.id, organizationId: id });
  });
  return { url: await linkUrl(ctx, link.id) };
}

async function ensureAdmin(tx: TxContext, who: { userId: string; organizationId: string }): Promise<void> {
  const membership = await tx.db.membership.findUnique({ where: { organizationId_userId: who } });
  if (!membership) await addMembership(tx, { ...who, role: "admin" });
  if (membership?.role === "agent") await giveRole(tx, { userId: who.userId, role: "admin" });
}

async function freshSignInLink(
  tx: TxContext,
  { userId, organizationId }: { userId: string; organizationId: string },
): Promise<{ id: string }> {
  await revokeLinks(tx, { kind: "sign_in", subjectId: userId });
  const expiresAt = new Date(tx.clock.now().getTime() + linkLifetime);
  return ensureLink(tx, { kind: "sign_in", subjectId: userId, organizationId, expiresAt });
}
