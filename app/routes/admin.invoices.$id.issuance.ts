import { issueInvoice } from "#domain/invoices";
import { forAdmin } from "#web/guards";
import { invoiceButton, loadInvoicePage } from "#web/invoice-page";

export { InvoicePage as default, invoiceMeta as meta } from "#components/invoice/invoice-page";

export const loader = forAdmin(loadInvoicePage);

export const action = forAdmin(
  invoiceButton(async ({ ctx }, id) => {
    const { number } = await issueInvoice(ctx, { id });
    return { message: `The invoice is issued as ${number}.` };
  }),
);
