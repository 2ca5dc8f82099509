import { useLoaderData } from "@remix-run/react";
import { createInvoice } from "#domain/invoices";
import { getOrganization } from "#domain/organizations";
import { InvoiceForm } from "#components/invoice/invoice-form";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { newId } from "#lib/ids";
import { createOnce } from "#web/create-once";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forStaff } from "#web/guards";
import { invoiceChoices, roundingOf } from "#web/invoice-choices";
import { invoiceForm, withFormNames } from "#web/invoice-form";

export const meta = () => pageTitle("New invoice");

export const loader = forStaff(async ({ ctx, request, staff }) => {
  const clientId = new URL(request.url).searchParams.get("clientId");
  const organization = await getOrganization(ctx);
  const { chosen, ...choices } = await invoiceChoices(ctx, organization, { clientId, taxRateIds: [] });
  return {
    invoice: {
      key: newId(),
      clientId: chosen?.id ?? "",
      currency: chosen?.currency ?? organization.currency,
      terms: organization.terms,
      allowsPartialPayments: organization.allowsPartialPayments,
      lines: [],
    },
    choices,
    rounding: roundingOf(organization),
    usualNetDays: organization.netDays,
    locale: organization.locale,
    mayAddTaxRates: staff.role !== "agent",
  };
});

export const action = forStaff(async ({ ctx, request, context }) =>
  submitForm(request, invoiceForm, async (form) => {
    const { key, version: _, places: __, ...input } = form;
    const request = { key, procedure: "invoices.create", input };
    const id = await withFormNames(form, () => createOnce(ctx, request, () => createInvoice(ctx, input)));
    return flashRedirect(context, `/admin/invoices/${id}`, "The draft is saved.");
  }),
);

export default function NewInvoice() {
  const { choices, ...props } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="New invoice" breadcrumbs={[{ to: "/admin/invoices", label: "Invoices" }]} />
      <InvoiceForm {...props} {...choices} submitLabel="Save the draft" cancelTo="/admin/invoices" />
    </>
  );
}
