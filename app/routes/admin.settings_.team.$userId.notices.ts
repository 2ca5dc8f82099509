import { chooseNotices } from "#domain/organizations";
import { flashRedirect } from "#web/flash";
import { forOwner } from "#web/guards";
import { noticesFlash } from "#web/notices-flash";

/** Switches an admin's notices of trouble on or off. */
export const action = forOwner(async ({ ctx, request, params, context }) => {
  const getsNotices = (await request.formData()).get("getsNotices") === "on";
  const { listeners } = await chooseNotices(ctx, { userId: String(params["userId"]), getsNotices });
  return flashRedirect(context, "/admin/settings/team", noticesFlash({ getsNotices, listeners }));
});
