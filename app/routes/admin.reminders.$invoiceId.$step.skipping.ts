import { skipReminder } from "#domain/reminders";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";
import { readPlanned } from "#web/planned-reminder";
import { refusalFlash } from "#web/refusal-flash";

export const action = forAdmin(async ({ ctx, params, context }) =>
  refusalFlash(context, "/admin/reminders", async () => {
    await skipReminder(ctx, readPlanned(params));
    return flashRedirect(context, "/admin/reminders", "The reminder is skipped.");
  }),
);
