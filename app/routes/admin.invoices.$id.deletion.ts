import { deleteInvoice } from "#domain/invoices";
import { forStaff } from "#web/guards";
import { invoiceButton, loadInvoicePage } from "#web/invoice-page";

export { InvoicePage as default, invoiceMeta as meta } from "#components/invoice/invoice-page";

export const loader = forStaff(loadInvoicePage);

export const action = forStaff(
  invoiceButton(async ({ ctx }, id) => {
    await deleteInvoice(ctx, { id });
    return { message: "The draft is deleted.", to: "/admin/invoices" };
  }),
);
