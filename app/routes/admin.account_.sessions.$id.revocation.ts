import { revokeSession } from "#domain/credentials";
import { flashRedirect } from "#web/flash";
import { forStaff } from "#web/guards";

/** Ends one of one's own sessions; ending the present one signs out. */
export const action = forStaff(async ({ ctx, params, context, staff }) => {
  await revokeSession(ctx, { id: String(params["id"]), userId: staff.user.id });
  return flashRedirect(context, "/admin/account", "The session is ended.");
});
