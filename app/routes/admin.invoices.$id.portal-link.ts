import { portalLink } from "#domain/invoices";
import { forAdmin } from "#web/guards";
import { answeringRefusals, loadInvoicePage } from "#web/invoice-page";

export { InvoicePage as default, invoiceMeta as meta } from "#components/invoice/invoice-page";

export const loader = forAdmin(loadInvoicePage);

/** The page that answers shows the link: making one is handing the invoice out, so that looking must not do it. */
export const action = forAdmin(async ({ ctx, request, params }) => {
  const contactId = (await request.formData()).get("contactId");
  return answeringRefusals(async () => {
    const whose = typeof contactId === "string" ? { contactId } : {};
    const { url } = await portalLink(ctx, { id: String(params["id"]), ...whose });
    return { portalLink: url, contactId: whose.contactId ?? null };
  });
});
