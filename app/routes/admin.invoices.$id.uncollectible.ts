import { markUncollectible } from "#domain/invoices";
import { forAdmin } from "#web/guards";
import { invoiceButton, loadInvoicePage } from "#web/invoice-page";

export { InvoicePage as default, invoiceMeta as meta } from "#components/invoice/invoice-page";

export const loader = forAdmin(loadInvoicePage);

export const action = forAdmin(
  invoiceButton(async ({ ctx }, id) => {
    await markUncollectible(ctx, { id });
    return { message: "The invoice is marked as uncollectible." };
  }),
);
