import { z } from "zod";
import { apiKeyInput, createApiKey, listOrganizationsOf } from "#domain/credentials";
import { actsFor, type Context } from "#platform/context";
import { invalidField } from "#lib/errors";
import { emailField } from "#lib/fields";
import { readInput } from "#lib/input";
import { findOrganizationNamed } from "./organization-named.ts";

const createApiKeyForInput = z.object({
  ...apiKeyInput.shape,
  email: emailField,
  /** May be left out by somebody who is in one organization only. */
  organization: z.string().trim().optional(),
});

/** For the operator at the machine: a key that acts as that user. `key` is shown once. */
export async function createApiKeyFor(
  ctx: Context,
  input: z.input<typeof createApiKeyForInput>,
): Promise<{ key: string }> {
  const { email, organization, label } = readInput(createApiKeyForInput, input);
  const user = await ctx.db.user.findUnique({ where: { email, disabledAt: null } });
  if (!user) throw invalidField("email", `There is no account with the e-mail address ${email}.`);
  const organizationId = await chooseOrganization(ctx, { userId: user.id, email, organization });
  const { key } = await createApiKey(actsFor(ctx, organizationId), { userId: user.id, label });
  return { key };
}

async function chooseOrganization(
  ctx: Context,
  { userId, email, organization }: { userId: string; email: string; organization: string | undefined },
): Promise<string> {
  const theirs = await listOrganizationsOf(ctx, { userId });
  if (organization) {
    const named = await findOrganizationNamed(ctx, organization);
    if (named && theirs.some(({ id }) => id === named.id)) return named.id;
    throw invalidField("organization", `${email} is in no organization named "${organization}".`);
  }
  const [only, ...others] = theirs;
  if (!only) throw invalidField("email", `${email} is in no organization.`);
  if (others.length > 0)
    throw invalidField("organization", `${email} is in several organizations. Name one with --organization.`);
  return only.id;
}
