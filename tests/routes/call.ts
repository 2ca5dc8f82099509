import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { startSession } from "#domain/credentials";
import { type Context, inTransaction } from "#platform/context";
import { cookiesFor } from "#web/cookies";
import type { World } from "../world.ts";

export type Route = {
  loader?: (args: LoaderFunctionArgs) => Promise<unknown>;
  action?: (args: ActionFunctionArgs) => Promise<unknown>;
};

export type Call = {
  /** The path with its query. */
  path?: string;
  params?: Record<string, string>;
  /** Makes it a POST. */
  form?: Record<string, string>;
  cookie?: string;
  /** Null leaves the header out; without it the request comes from our own pages. */
  origin?: string | null;
  address?: string;
};

/** What a loader or action answered, thrown or returned. `data` is what the page gets of it. */
export type Answer = {
  status: number;
  data: unknown;
  headers: Headers;
  location: string | null;
};

/** Asks a route as a browser does: GET, or POST with a form. */
export async function call(world: World, route: Route, request: Call = {}): Promise<Answer> {
  const handler = request.form ? route.action : route.loader;
  if (!handler) throw new Error("The route does not answer this method.");
  const args = argsFor(world, request);
  const outcome: unknown = await handler(args).catch((thrown: unknown) => {
    if (thrown instanceof Error) throw thrown;
    return thrown;
  });
  return readAnswer(outcome);
}

/** The cookie of a new session of that member. */
export async function cookieOf(world: World, ctx: Context): Promise<string> {
  const { actor } = ctx;
  if (actor.kind !== "user") throw new Error("Only users sign in.");
  const { userId, organizationId } = actor;
  const { token } = await inTransaction(world.systemCtx, (tx) =>
    startSession(tx, { userId, organizationId, userAgent: "A browser", address: "192.0.2.7" }),
  );
  return cookieWith(world, token);
}

export async function cookieWith(world: World, token: string): Promise<string> {
  const header = await cookiesFor(world.parts.config).session.serialize(token);
  return header.slice(0, header.indexOf(";"));
}

function argsFor(world: World, request: Call): ActionFunctionArgs {
  const { path = "/", params = {}, form, cookie, address = "192.0.2.7" } = request;
  const { appUrl } = world.parts.config;
  const headers = new Headers();
  if (cookie) headers.set("Cookie", cookie);
  const origin = request.origin === undefined ? new URL(appUrl).origin : request.origin;
  if (form && origin !== null) headers.set("Origin", origin);
  return {
    request: new Request(`${appUrl}${path}`, {
      headers,
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    }),
    params,
    context: { parts: world.parts, address } as ActionFunctionArgs["context"],
  };
}

function readAnswer(outcome: unknown): Answer {
  if (outcome instanceof Response) {
    const { status, headers } = outcome;
    return { status, headers, data: null, location: headers.get("Location") };
  }
  if (isDataWithInit(outcome)) {
    const headers = new Headers(outcome.init?.headers);
    return { status: outcome.init?.status ?? 200, headers, data: outcome.data, location: null };
  }
  return { status: 200, headers: new Headers(), data: outcome, location: null };
}

function isDataWithInit(outcome: unknown): outcome is { data: unknown; init: ResponseInit | null } {
  return typeof outcome === "object" && outcome !== null && "type" in outcome && "init" in outcome;
}
