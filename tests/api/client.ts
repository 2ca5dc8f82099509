import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import { createApiKey } from "#domain/credentials";
import type { Context } from "#platform/context";
import type { ApiRouter } from "#web/api";
import { newId } from "#lib/ids";
import { action, loader } from "../../app/routes/api.trpc.$.ts";
import { pageRequest } from "../web/page-request.ts";
import type { World } from "../world.ts";

export type Api = ReturnType<typeof apiWith>;

/** The key of whoever the context acts as; shown once, as in the settings. */
export async function keyOf(ctx: Context): Promise<{ id: string; key: string }> {
  const { actor } = ctx;
  if (actor.kind !== "user") throw new TypeError("Keys act as people.");
  return createApiKey(ctx, { userId: actor.userId, label: "Tests" });
}

/** A typed client of the API, with a fresh key of that person. */
export async function apiOf(world: World, ctx: Context = world.ctx): Promise<Api> {
  return apiWith(world, { Authorization: `Bearer ${(await keyOf(ctx)).key}` });
}

export function apiWith(
  world: World,
  headers: Record<string, string>,
  options: { methodOverride?: "POST" } = {},
) {
  return createTRPCClient<ApiRouter>({
    links: [
      httpLink({
        url: `${world.parts.config.appUrl}/api/trpc`,
        headers,
        ...options,
        fetch: (url, init) => fetchFromRoute(world, new Request(url as string).url, init as RequestInit),
      }),
    ],
  });
}

/** One HTTP request as the server would hand it to the route. */
export function fetchFromRoute(world: World, url: string, init: RequestInit = {}): Promise<Response> {
  const { pathname, search } = new URL(url, world.parts.config.appUrl);
  const args = pageRequest(world, pathname + search, init);
  return init.method === "POST" ? action(args) : loader(args);
}

export type Refusal = {
  code: string;
  status: number;
  message: string;
  fields: { path: string; message: string }[];
};

/** What a refused call says; fails when it was carried out. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await call.then(
    () => null,
    (refused: unknown) => refused,
  );
  if (!(error instanceof TRPCClientError)) throw new Error("The call was not refused.", { cause: error });
  const { code, httpStatus, fields } = error.data as {
    code: string;
    httpStatus: number;
    fields: Refusal["fields"];
  };
  return { code, status: httpStatus, message: error.message, fields };
}

/** Ids that are of nobody, of no form at all, or too long. */
export const unknownIds = [newId(), "0", "' OR 1=1 --", "x".repeat(150)];
