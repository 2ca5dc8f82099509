import { keepAnswer, type KeyedRequest, releaseAnswer, reserveAnswer } from "#domain/idempotency";
import { DomainError } from "#lib/errors";
import type { Context } from "#platform/context";

type Outcome =
  { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly error: { cause?: unknown } };

/** The earlier answer of the same key and input, or a first one that is kept. Refusals are not kept: nothing was done. */
export async function rememberAnswer<O extends Outcome>(
  ctx: Context,
  request: KeyedRequest,
  carryOut: () => Promise<O>,
): Promise<O | { readonly ok: true; readonly data: unknown }> {
  const known = await reserveAnswer(ctx, request);
  if (known !== null) return { ok: true, data: JSON.parse(known) as unknown };
  const outcome = await carryOut();
  if (outcome.ok) await keepAnswer(ctx, request, JSON.stringify(outcome.data ?? null));
  else if (outcome.error.cause instanceof DomainError) await releaseAnswer(ctx, request);
  return outcome;
}
