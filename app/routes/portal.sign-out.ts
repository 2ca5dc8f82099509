import { redirect } from "@remix-run/node";
import { signOutOfPortal } from "#domain/portal";
import { forAnyone } from "#web/guards";
import { portalExit, readPortalToken } from "#web/portal-session";

/** Typed into the address bar it changes nothing. */
export const loader = forAnyone(async () => redirect("/portal"));

export const action = forAnyone(async ({ ctx, request }) => {
  const token = await readPortalToken(request, ctx.config);
  if (token) await signOutOfPortal(ctx, token);
  return portalExit(ctx.config, "/portal");
});
