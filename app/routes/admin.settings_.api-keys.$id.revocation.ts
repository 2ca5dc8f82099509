import { revokeApiKey } from "#domain/credentials";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";

export const action = forAdmin(async ({ ctx, params, context }) => {
  await revokeApiKey(ctx, { id: String(params["id"]) });
  return flashRedirect(context, "/admin/settings/api-keys", "The key is revoked.");
});
