import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { findApiKey } from "#domain/credentials";
import { takeFromBusyLimit } from "#domain/limits";
import { contextFor } from "#platform/context";
import { minutes } from "#lib/duration";
import { DomainError } from "#lib/errors";
import { asProcedureError } from "./api/procedure.ts";
import { apiRouter } from "./api/router.ts";
import { type Guarded } from "./guards.server.ts";

export type { ApiRouter } from "./api/router.ts";

export class ApiKeyInvalid extends DomainError {
  constructor() {
    super("unauthorized", "Send a valid API key: Authorization: Bearer sb_…");
  }
}

/** Who the request's bearer key acts as; throws ApiKeyInvalid without one, TooManyRequests for a key in a hurry. */
export async function actorOfKey({ ctx, request }: Guarded) {
  const [, key] = /^Bearer +(\S+)$/i.exec(request.headers.get("Authorization") ?? "") ?? [];
  const actor = key ? await findApiKey(ctx, key) : null;
  if (!actor) throw new ApiKeyInvalid();
  takeFromBusyLimit(ctx, { key: `api:${actor.apiKeyId}`, limit: 6000, window: minutes(1) });
  return actor;
}

/** Answers a tRPC call. */
export function answerApi(args: Guarded): Promise<Response> {
  const { request, context } = args;
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: apiRouter,
    allowMethodOverride: true,
    createContext: async () => {
      const actor = await actorOfKey(args).catch(throwAsProcedureError);
      return {
        ctx: contextFor(context.parts, actor),
        idempotencyKey: request.headers.get("Idempotency-Key"),
      };
    },
    onError: ({ error, path }) => {
      if (error.code !== "INTERNAL_SERVER_ERROR" || error.cause instanceof DomainError) return;
      context.parts.log.error("a procedure failed", { path, error: error.cause ?? error });
    },
  });
}

function throwAsProcedureError(error: unknown): never {
  throw error instanceof DomainError ? asProcedureError(error) : error;
}
