import { DomainError } from "#lib/errors";
import { flashRedirect } from "./flash.server.ts";
import type { RouteArgs } from "./guards.server.ts";

/**
 * For a button that has no form to show a refusal beside: back to its page with the sentence. What somebody may not do
 * or what does not exist stays an answer of its own.
 */
export async function refusalFlash(
  context: RouteArgs["context"],
  path: string,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const isTold = error instanceof DomainError && ["conflict", "unavailable"].includes(error.kind);
    if (!isTold) throw error;
    return flashRedirect(context, path, { kind: "warning", text: error.message });
  }
}
