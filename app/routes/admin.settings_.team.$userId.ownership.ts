import { transferOwnership } from "#domain/organizations";
import { flashRedirect } from "#web/flash";
import { forOwner } from "#web/guards";

/** Makes a member the owner. The former owner's present session goes on, as an admin's. */
export const action = forOwner(async ({ ctx, params, context, staff }) => {
  await transferOwnership(ctx, { userId: String(params["userId"]), keep: staff.session.id });
  return flashRedirect(context, "/admin/settings/team", "The ownership is transferred.");
});
