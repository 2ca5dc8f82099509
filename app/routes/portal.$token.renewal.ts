import { redirect } from "@remix-run/node";
import { renewPortalLink } from "#domain/portal";
import { forAnyone } from "#web/guards";

/** Typed into the address bar it sends nothing. */
export const loader = forAnyone(async ({ params }) => redirect(`/portal/${String(params["token"])}`));

export const action = forAnyone(async ({ ctx, params, context }) => {
  const token = String(params["token"]);
  await renewPortalLink(ctx, { token, address: context.address });
  return redirect(`/portal/${token}?asked`, 303);
});
