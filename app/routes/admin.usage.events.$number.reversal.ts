import { cancelEvent } from "#domain/usage";
import { flashRedirect } from "#web/flash";
import { forStaff } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";
import { eventOfAddress } from "#web/usage-event";

export const action = forStaff(async ({ ctx, params, context }) => {
  const { number, eventId } = await eventOfAddress(ctx, params);
  const page = `/admin/usage/events/${number}`;
  return refusalFlash(context, page, async () => {
    await cancelEvent(ctx, { eventId });
    return flashRedirect(context, page, "The event is taken back.");
  });
});
