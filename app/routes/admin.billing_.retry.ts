import { retrySeats } from "#domain/seats";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";

export const action = forAdmin(async ({ ctx, context }) =>
  refusalFlash(context, "/admin/billing", async () => {
    await retrySeats(ctx);
    return flashRedirect(
      context,
      "/admin/billing",
      "Stripe is asked again now. Load the page again in a moment.",
    );
  }),
);
