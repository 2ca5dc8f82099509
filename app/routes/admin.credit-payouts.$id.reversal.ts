import { undoCreditPayout } from "#domain/credits";
import { formatMoney } from "#lib/money";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";

export const action = forAdmin(async ({ ctx, params, context, staff }) => {
  const payout = await undoCreditPayout(ctx, { payoutId: String(params["id"]) });
  const text = formatMoney(payout, staff.organization.locale);
  return flashRedirect(
    context,
    `/admin/clients/${payout.clientId}/credit`,
    `${text} is the client’s credit again.`,
  );
});
