import { removeMember } from "#domain/organizations";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";

/** Ends a membership. Who leaves has no session here any more and lands on the sign-in page. */
export const action = forAdmin(async ({ ctx, params, context }) => {
  await removeMember(ctx, { userId: String(params["userId"]) });
  return flashRedirect(context, "/admin/settings/team", "The member is removed.");
});
