import { z } from "zod";
import { recordActivity } from "#domain/activity";
import { type Context, inTransaction, organizationOf } from "#platform/context";
import { DomainError, NotFound } from "#lib/errors";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { hashSecret, newSecret } from "./secret.ts";

export const apiKeyInput = z.object({
  label: z
    .string("Say what the key is for.")
    .trim()
    .min(1, "Say what the key is for.")
    .max(80, "Keep the label under 80 characters."),
});

class TooManyApiKeys extends DomainError {
  constructor(limit: number) {
    super("conflict", `There are ${limit} API keys already. Revoke one that is not used any more.`);
  }
}

const mostLiveKeys = 100;

/** A key that acts as the user, who is a member. `key` is shown once: only its hash is kept. */
export async function createApiKey(
  ctx: Context,
  { userId, ...input }: z.input<typeof apiKeyInput> & { userId: string },
): Promise<{ id: string; key: string; label: string; prefix: string }> {
  const { label } = readInput(apiKeyInput, input);
  const key = `sb_${newSecret()}`;
  const prefix = key.slice(0, 9);
  const organizationId = organizationOf(ctx);
  return inTransaction(ctx, async (tx) => {
    const membership = await tx.db.membership.findFirst({ where: { organizationId, userId } });
    if (!membership) throw new NotFound("member");
    const live = await tx.db.apiKey.count({ where: { organizationId, revokedAt: null } });
    if (live >= mostLiveKeys) throw new TooManyApiKeys(mostLiveKeys);
    const id = newId();
    const createdAt = tx.clock.now();
    await tx.db.apiKey.create({
      data: { id, organizationId, userId, label, prefix, keyHash: hashSecret(key), createdAt },
    });
    await recordActivity(tx, {
      verb: "created",
      subjectKind: "api_key",
      subjectId: id,
      after: { label, prefix, userId },
    });
    return { id, key, label, prefix };
  });
}

/** The organization's live keys, newest first. */
export async function listApiKeys(ctx: Context) {
  const keys = await ctx.db.apiKey.findMany({
    where: { organizationId: organizationOf(ctx), revokedAt: null },
    select: {
      id: true,
      label: true,
      prefix: true,
      createdAt: true,
      lastUsedAt: true,
      user: { select: { id: true, name: true } },
    },
    orderBy: { id: "desc" },
  });
  return keys.map(({ user, ...key }) => ({ ...key, userId: user.id, userName: user.name }));
}

/** Ends a key at once. Revoking a revoked one changes nothing. */
export async function revokeApiKey(ctx: Context, { id }: { id: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const key = await tx.db.apiKey.findFirst({ where: { id, organizationId: organizationOf(tx) } });
    if (!key) throw new NotFound("API key");
    if (key.revokedAt) return;
    await tx.db.apiKey.update({ where: { id }, data: { revokedAt: tx.clock.now() } });
    const { label, prefix, userId } = key;
    await recordActivity(tx, {
      verb: "revoked",
      subjectKind: "api_key",
      subjectId: id,
      before: { label, prefix, userId },
    });
  });
}
