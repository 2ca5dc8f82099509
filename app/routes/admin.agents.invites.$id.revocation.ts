import { revokeInvite } from "#domain/agents";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";

export const action = forAdmin(async ({ ctx, params, context }) =>
  refusalFlash(context, "/admin/agents", async () => {
    const { email } = await revokeInvite(ctx, { id: String(params["id"]) });
    return flashRedirect(context, "/admin/agents", `The invite of ${email} is revoked.`);
  }),
);
