import { redirect } from "@remix-run/node";
import { signOut } from "#domain/credentials";
import { forAnyone } from "#web/guards";
import { readSessionToken, signedOutRedirect } from "#web/session";

/** Typed into the address bar it changes nothing. */
export const loader = forAnyone(async ({ staff }) => redirect(staff ? "/admin" : "/login"));

export const action = forAnyone(async ({ ctx, ...args }) => {
  const token = await readSessionToken(args.request, ctx.config);
  if (token) await signOut(ctx, token);
  return signedOutRedirect(args, "/login");
});
