import { runReconciliation } from "#domain/reconciliation";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";

const page = "/admin/reconciliation";

export const action = forAdmin(({ ctx, context }) =>
  refusalFlash(context, page, async () => {
    await runReconciliation(ctx, { occasion: "asked" });
    return flashRedirect(context, page, "Books and Stripe are being compared.");
  }),
);
