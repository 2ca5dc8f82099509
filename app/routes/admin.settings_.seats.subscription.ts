import { startSeats } from "#domain/seats";
import { flashRedirect } from "#web/flash";
import { forOwner } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";

export const action = forOwner(async ({ ctx, context }) =>
  refusalFlash(context, "/admin/settings/seats", async () => {
    await startSeats(ctx);
    return flashRedirect(context, "/admin/settings/seats", "Seats are billed from now on.");
  }),
);
