import { removeAgent } from "#domain/agents";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";

export const action = forAdmin(async ({ ctx, params, context }) =>
  refusalFlash(context, "/admin/agents", async () => {
    await removeAgent(ctx, { userId: String(params["userId"]) });
    return flashRedirect(context, "/admin/agents", "The member is removed.");
  }),
);
