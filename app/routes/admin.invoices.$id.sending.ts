import { sendInvoice } from "#domain/invoices";
import { forAdmin } from "#web/guards";
import { invoiceButton, loadInvoicePage } from "#web/invoice-page";

export { InvoicePage as default, invoiceMeta as meta } from "#components/invoice/invoice-page";

export const loader = forAdmin(loadInvoicePage);

export const action = forAdmin(
  invoiceButton(async ({ ctx, context }, id) => {
    await sendInvoice(ctx, { id });
    const message = context.mailIsConfigured
      ? "The invoice is on its way."
      : "The invoice waits in the outbox until a mail server is set up.";
    return { message };
  }),
);
