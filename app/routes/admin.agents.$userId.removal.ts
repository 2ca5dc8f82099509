import { removeAgent } from "#domain/agents";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";

export const action = forAdmin(async ({ ctx, params, context }) => {
  await removeAgent(ctx, { userId: String(params["userId"]) });
  return flashRedirect(context, "/admin/agents", "The member is removed.");
});
