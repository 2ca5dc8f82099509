import {
  IdempotencyKeyReused,
  keepAnswer,
  type KeyedRequest,
  releaseAnswer,
  reserveAnswer,
} from "#domain/idempotency";
import type { Context } from "#platform/context";
import { DomainError } from "#lib/errors";

class FormSentBefore extends DomainError {
  constructor() {
    super("conflict", "This form was sent before with something else in it. Open a new one.");
  }
}

/** Creates what a form asks for, once however often the form is sent: later the id of what the first created. */
export async function createOnce(
  ctx: Context,
  request: Omit<KeyedRequest, "key"> & { readonly key: string | undefined },
  create: () => Promise<{ readonly id: string }>,
): Promise<string> {
  const { key } = request;
  if (key === undefined) return (await create()).id;
  const keyed = { ...request, key };
  const known = await reserve(ctx, keyed);
  if (known !== null) return known;
  try {
    const { id } = await create();
    await keepAnswer(ctx, keyed, id);
    return id;
  } catch (error) {
    if (error instanceof DomainError) await releaseAnswer(ctx, keyed);
    throw error;
  }
}

async function reserve(ctx: Context, request: KeyedRequest): Promise<string | null> {
  try {
    return await reserveAnswer(ctx, request);
  } catch (error) {
    if (error instanceof IdempotencyKeyReused) throw new FormSentBefore();
    throw error;
  }
}
