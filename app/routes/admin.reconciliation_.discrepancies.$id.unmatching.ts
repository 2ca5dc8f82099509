import { unmatchPayment } from "#domain/reconciliation";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";

export const action = forAdmin(({ ctx, params, context }) => {
  const id = String(params["id"]);
  const page = `/admin/reconciliation/discrepancies/${id}`;
  return refusalFlash(context, page, async () => {
    await unmatchPayment(ctx, { id });
    return flashRedirect(context, page, "The match is taken back.");
  });
});
