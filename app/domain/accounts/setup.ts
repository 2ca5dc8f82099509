import { z } from "zod";
import { hashPassword, hashSecret, newPassword, newSecret, requireUnlike } from "#domain/credentials";
import { createOrganization, organizationName } from "#domain/organizations";
import { type Context, inTransaction } from "#platform/context";
import { emailField } from "#lib/fields";
import { readInput } from "#lib/input";
import { SetupDone, SetupTokenWrong } from "./errors.ts";
import { createUser, personName } from "./users.ts";

const tokenFact = "setup-token-hash";

export const setupInput = z.object({
  setupToken: z
    .string("Enter the setup token.")
    .trim()
    .min(1, "Enter the setup token.")
    .max(200, "This is not the setup token. The server printed it when it started."),
  organizationName,
  name: personName,
  email: emailField,
  password: newPassword,
});

const firstOrganizationInput = setupInput.pick({ organizationName: true, email: true, password: true });

/** Whether the first organization is still to be created. */
export async function isSetupOpen(ctx: Pick<Context, "db">): Promise<boolean> {
  return (await ctx.db.organization.findFirst({ select: { id: true } })) === null;
}

/**
 * The token that lets the first visitor create the first organization, new at every start, for the operator to read;
 * only its hash is kept. Null when there is an organization.
 */
export async function prepareSetup(ctx: Context): Promise<string | null> {
  if (!(await isSetupOpen(ctx))) return null;
  const token = newSecret();
  const fact = { value: hashSecret(token), updatedAt: ctx.clock.now() };
  await ctx.db.deploymentFact.upsert({
    where: { key: tokenFact },
    create: { key: tokenFact, ...fact },
    update: fact,
  });
  return token;
}

/** Creates the first organization and its owner, once, for whoever has the token. */
export async function createFirstOrganization(
  ctx: Context,
  input: z.input<typeof setupInput>,
): Promise<void> {
  if (!(await isSetupOpen(ctx))) throw new SetupDone();
  const { setupToken, ...first } = readInput(setupInput, input);
  const fact = await ctx.db.deploymentFact.findUnique({ where: { key: tokenFact } });
  if (fact?.value !== hashSecret(setupToken)) throw new SetupTokenWrong();
  requireUnlike(first.password, first.email);
  if (!(await createFirst(ctx, first))) throw new SetupDone();
}

/** As the environment asks: the first organization with its owner, when there is none. Answers whether it was created. */
export async function ensureFirstOrganization(
  ctx: Context,
  input: z.input<typeof firstOrganizationInput>,
): Promise<boolean> {
  if (!(await isSetupOpen(ctx))) return false;
  const first = readInput(firstOrganizationInput, input);
  requireUnlike(first.password, first.email);
  return createFirst(ctx, { ...first, name: first.email.slice(0, first.email.indexOf("@")) });
}

type First = { organizationName: string; name: string; email: string; password: string };

/** False when somebody else was faster. */
async function createFirst(ctx: Context, first: First): Promise<boolean> {
  const { email, name } = first;
  const passwordHash = await hashPassword(first.password);
  return inTransaction(ctx, async (tx) => {
    if (!(await isSetupOpen(tx))) return false;
    const user = await createUser(tx, { email, name, passwordHash });
    await createOrganization(tx, { name: first.organizationName, owner: { userId: user.id, name } });
    await tx.db.deploymentFact.deleteMany({ where: { key: tokenFact } });
    return true;
  });
}
