import { keepSeats } from "#domain/seats";
import { flashRedirect } from "#web/flash";
import { forOwner } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";

export const action = forOwner(async ({ ctx, context }) =>
  refusalFlash(context, "/admin/settings/seats", async () => {
    await keepSeats(ctx);
    return flashRedirect(context, "/admin/settings/seats", "The seat subscription goes on.");
  }),
);
