import { duplicateInvoice } from "#domain/invoices";
import { forStaff } from "#web/guards";
import { invoiceButton, loadInvoicePage } from "#web/invoice-page";

export { InvoicePage as default, invoiceMeta as meta } from "#components/invoice/invoice-page";

export const loader = forStaff(loadInvoicePage);

export const action = forStaff(
  invoiceButton(async ({ ctx }, id) => {
    const copy = await duplicateInvoice(ctx, { id });
    return { message: "This is the copy, a new draft.", to: `/admin/invoices/${copy.id}` };
  }),
);
