import { retryEmail } from "#domain/delivery";
import { forAdmin } from "#web/guards";
import { invoiceButton, loadInvoicePage } from "#web/invoice-page";

export { InvoicePage as default, invoiceMeta as meta } from "#components/invoice/invoice-page";

export const loader = forAdmin(loadInvoicePage);

export const action = forAdmin(
  invoiceButton(async ({ ctx, request }) => {
    const emailId = (await request.formData()).get("emailId");
    await retryEmail(ctx, { id: typeof emailId === "string" ? emailId : "" });
    return { message: "The e-mail is on its way again." };
  }),
);
