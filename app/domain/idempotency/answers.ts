import { createHash } from "node:crypto";
import { canonicalJson } from "#lib/canonical-json";
import { hours } from "#lib/duration";
import { type Context, inTransaction, organizationOf } from "#platform/context";
import { IdempotencyKeyInvalid, IdempotencyKeyReused, RequestUnderWay } from "./errors.ts";

export const answersLast = hours(24);

export type KeyedRequest = { readonly key: string; readonly procedure: string; readonly input: unknown };

/**
 * Null when the request is to be carried out now, after which the caller keeps its answer or releases the key;
 * otherwise the JSON text of the answer that the key has already. Throws IdempotencyKeyReused for another request
 * under the same key, and RequestUnderWay while the first has no answer.
 */
export async function reserveAnswer(ctx: Context, request: KeyedRequest): Promise<string | null> {
  const { key, procedure } = request;
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) throw new IdempotencyKeyInvalid();
  const organizationId = organizationOf(ctx);
  const inputHash = hashInput(request.input);
  return inTransaction(ctx, async (tx) => {
    const now = tx.clock.now();
    const id = { organizationId_key: { organizationId, key } };
    const known = await tx.db.idempotencyKey.findUnique({ where: id });
    const isCurrent = known && now.getTime() - known.createdAt.getTime() < answersLast;
    if (!isCurrent) {
      const row = { procedure, inputHash, response: null, createdAt: now };
      await tx.db.idempotencyKey.upsert({ where: id, create: { organizationId, key, ...row }, update: row });
      return null;
    }
    if (known.procedure !== procedure || known.inputHash !== inputHash) throw new IdempotencyKeyReused();
    if (known.response === null) throw new RequestUnderWay();
    return known.response;
  });
}

export async function keepAnswer(ctx: Context, { key }: KeyedRequest, response: string): Promise<void> {
  await ctx.db.idempotencyKey.updateMany({
    where: { organizationId: organizationOf(ctx), key },
    data: { response },
  });
}

/** The request was refused and changed nothing, so the key may be used again. */
export async function releaseAnswer(ctx: Context, { key }: KeyedRequest): Promise<void> {
  await ctx.db.idempotencyKey.deleteMany({
    where: { organizationId: organizationOf(ctx), key, response: null },
  });
}

function hashInput(input: unknown): string {
  return createHash("sha256")
    .update(canonicalJson(input ?? null))
    .digest("hex");
}
