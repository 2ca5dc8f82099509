import { redirect } from "@remix-run/node";
import { signOutEverywhere } from "#domain/portal";
import { forAnyone } from "#web/guards";
import { portalExit, readPortalSession } from "#web/portal-session";

/** Typed into the address bar it changes nothing. */
export const loader = forAnyone(async () => redirect("/portal"));

export const action = forAnyone(async ({ ctx, request }) => {
  const session = await readPortalSession(ctx, request);
  if (session) await signOutEverywhere(ctx, session);
  return portalExit(ctx.config, "/portal");
});
