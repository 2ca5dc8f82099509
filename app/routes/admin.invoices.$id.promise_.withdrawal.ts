import { withdrawPromise } from "#domain/reminders";
import { forAdmin } from "#web/guards";
import { invoiceButton, loadInvoicePage } from "#web/invoice-page";

export { InvoicePage as default, invoiceMeta as meta } from "#components/invoice/invoice-page";

export const loader = forAdmin(loadInvoicePage);

export const action = forAdmin(
  invoiceButton(async ({ ctx }, id) => {
    await withdrawPromise(ctx, { invoiceId: id });
    return { message: "The promise is taken back. Reminders go on." };
  }),
);
