import { remindNow } from "#domain/reminders";
import { forAdmin } from "#web/guards";
import { invoiceButton, loadInvoicePage } from "#web/invoice-page";

export { InvoicePage as default, invoiceMeta as meta } from "#components/invoice/invoice-page";

export const loader = forAdmin(loadInvoicePage);

export const action = forAdmin(
  invoiceButton(async ({ ctx, context }, id) => {
    const { to } = await remindNow(ctx, { invoiceId: id });
    const message = context.mailIsConfigured
      ? `The reminder is on its way to ${to.join(", ")}.`
      : "The reminder waits in the outbox until a mail server is set up.";
    return { message };
  }),
);
