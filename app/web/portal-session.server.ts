import { redirect } from "@remix-run/node";
import { findPortalSession, type PortalSession } from "#domain/portal";
import type { Config, Context } from "#platform/context";
import { cookiesFor } from "./cookies.server.ts";

/** The portal's token that the browser sent, valid or not; null without one. */
export async function readPortalToken(request: Request, config: Config): Promise<string | null> {
  const token: unknown = await cookiesFor(config).portal.parse(request.headers.get("Cookie"));
  return typeof token === "string" && token !== "" ? token : null;
}

/** Whose mailbox this browser is signed in with; null for nobody's. */
export async function readPortalSession(ctx: Context, request: Request): Promise<PortalSession | null> {
  const token = await readPortalToken(request, ctx.config);
  return token === null ? null : findPortalSession(ctx, token);
}

/** To the portal, signed in with that session. */
export async function portalEntrance(config: Config, token: string): Promise<Response> {
  const cookie = await cookiesFor(config).portal.serialize(token);
  return redirect("/portal", { status: 303, headers: { "Set-Cookie": cookie } });
}

/** To the portal's door, signed out; the invoices that this browser has opened are forgotten with it. */
export async function portalExit(config: Config, path: string): Promise<Response> {
  const { portal, links } = cookiesFor(config);
  const headers = new Headers();
  for (const cookie of [portal, links])
    headers.append("Set-Cookie", await cookie.serialize("", { maxAge: 0 }));
  return redirect(path, { status: 303, headers });
}
