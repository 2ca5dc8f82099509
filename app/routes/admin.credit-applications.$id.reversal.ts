import { undoCredit } from "#domain/credits";
import { formatMoney } from "#lib/money";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";

export const action = forAdmin(async ({ ctx, request, params, context, staff }) => {
  const form = await request.formData();
  // Where a refusal is told; what was done is told on the invoice's own page.
  const back = `/admin/invoices/${encodeURIComponent(textOf(form.get("invoiceId")))}`;
  return refusalFlash(context, back, async () => {
    const application = await undoCredit(ctx, { applicationId: String(params["id"]) });
    const text = formatMoney(application, staff.organization.locale);
    return flashRedirect(
      context,
      `/admin/invoices/${application.invoiceId}`,
      `${text} is the client’s credit again.`,
    );
  });
});

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === "string" ? value : "";
}
