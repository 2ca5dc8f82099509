import { refundDiscrepancy } from "#domain/reconciliation";
import { formatMoney } from "#lib/money";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";

const page = "/admin/reconciliation";

export const action = forAdmin(({ ctx, params, context, staff }) =>
  refusalFlash(context, page, async () => {
    const refund = await refundDiscrepancy(ctx, { id: String(params["id"]) });
    const amount = formatMoney(refund, staff.organization.locale);
    if (refund.state === "failed") {
      const text = `${amount} could not be refunded. ${refund.lastError ?? ""}`.trim();
      return flashRedirect(context, page, { kind: "warning", text });
    }
    const done = refund.state === "succeeded" ? "is refunded" : "is refunded as soon as Stripe answers";
    return flashRedirect(context, page, `${amount} ${done}.`);
  }),
);
