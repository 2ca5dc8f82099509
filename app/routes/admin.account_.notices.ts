import { chooseNotices } from "#domain/organizations";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";
import { noticesFlash } from "#web/notices-flash";

/** Switches one's own notices of trouble on or off. */
export const action = forAdmin(async ({ ctx, request, context, staff }) => {
  const getsNotices = (await request.formData()).get("getsNotices") === "on";
  const { listeners } = await chooseNotices(ctx, { userId: staff.user.id, getsNotices });
  return flashRedirect(context, "/admin/account", noticesFlash({ getsNotices, listeners }));
});
