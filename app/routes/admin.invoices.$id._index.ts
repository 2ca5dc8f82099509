import { forStaff } from "#web/guards";
import { loadInvoicePage } from "#web/invoice-page";

export { InvoicePage as default, invoiceMeta as meta } from "#components/invoice/invoice-page";

export const loader = forStaff(loadInvoicePage);
