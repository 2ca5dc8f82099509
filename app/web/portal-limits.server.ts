import { TooManyRequests } from "#domain/limits";
import { DomainError } from "#lib/errors";
import type { Texts } from "#lib/texts/languages";

/** Does the work; whoever tried it too often is told so in their language. */
export async function limitsToldIn<R>({ portal }: Texts, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TooManyRequests) throw new DomainError("too-many", portal.problems.tooMany);
    throw error;
  }
}
