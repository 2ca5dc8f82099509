import { replayStripeEvent } from "#domain/inbox";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";

export const action = forAdmin(async ({ ctx, params, context }) => {
  await replayStripeEvent(ctx, { id: String(params["id"]) });
  return flashRedirect(context, "/admin/billing/events", "The event is applied again now.");
});
