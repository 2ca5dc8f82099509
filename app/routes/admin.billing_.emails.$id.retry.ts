import { retryEmail } from "#domain/delivery";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";

export const action = forAdmin(async ({ ctx, params, context }) =>
  refusalFlash(context, "/admin/billing/emails", async () => {
    await retryEmail(ctx, { id: String(params["id"]) });
    return flashRedirect(context, "/admin/billing/emails", "The e-mail is sent now.");
  }),
);
