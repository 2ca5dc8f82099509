import { redirect } from "@remix-run/node";
import type { Visitor } from "#domain/credentials";
import type { Config } from "#platform/context";
import { cookiesFor } from "./cookies.server.ts";
import type { RouteArgs } from "./guards.server.ts";

/** Where a request comes from, as far as it says. */
export function visitorOf({ request, context }: RouteArgs): Visitor {
  return { userAgent: request.headers.get("User-Agent") ?? "", address: context.address };
}

/** The session's token that the browser sent, valid or not; null without one. */
export async function readSessionToken(request: Request, config: Config): Promise<string | null> {
  const token: unknown = await cookiesFor(config).session.parse(request.headers.get("Cookie"));
  return typeof token === "string" && token !== "" ? token : null;
}

/** To a page, signed in with that session. */
export async function signedInRedirect(
  { context }: RouteArgs,
  path: string,
  token: string,
): Promise<Response> {
  const cookie = await cookiesFor(context.parts.config).session.serialize(token);
  return redirect(path, { status: 303, headers: { "Set-Cookie": cookie } });
}

/** To a page, signed out in this browser. */
export async function signedOutRedirect({ context }: RouteArgs, path: string): Promise<Response> {
  const cookie = await cookiesFor(context.parts.config).session.serialize("", { maxAge: 0 });
  return redirect(path, { status: 303, headers: { "Set-Cookie": cookie } });
}
