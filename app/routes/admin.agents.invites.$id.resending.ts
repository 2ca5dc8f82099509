import { resendInvite } from "#domain/agents";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";

export const action = forAdmin(async ({ ctx, params, context }) =>
  refusalFlash(context, "/admin/agents", async () => {
    const id = String(params["id"]);
    const invite = await resendInvite(ctx, { id });
    const message =
      invite.id === id
        ? `The invite of ${invite.email} is sent again and works for 14 days from now.`
        : `${invite.email} is invited again.`;
    return flashRedirect(context, "/admin/agents", message);
  }),
);
