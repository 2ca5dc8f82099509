import { removeLogo } from "#domain/branding";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";

export const action = forAdmin(async ({ ctx, context }) => {
  await removeLogo(ctx);
  return flashRedirect(context, "/admin/settings/branding", "The logo is removed.");
});
