import { retryFailedEmails } from "#domain/delivery";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";

export const action = forAdmin(async ({ ctx, context }) => {
  const count = await retryFailedEmails(ctx);
  const message = count === 1 ? "One e-mail is sent again." : `${count} e-mails are sent again.`;
  return flashRedirect(context, "/admin/billing/emails", count === 0 ? "No e-mail had failed." : message);
});
