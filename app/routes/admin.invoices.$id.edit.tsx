import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getInvoice, updateInvoice } from "#domain/invoices";
import { getOrganization } from "#domain/organizations";
import { Banner } from "#components/banner";
import { InvoiceForm } from "#components/invoice/invoice-form";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forStaff } from "#web/guards";
import { invoiceChoices, roundingOf } from "#web/invoice-choices";
import { invoiceForm, withFormNames } from "#web/invoice-form";
import { fitsTheForm, storedAsTyped } from "../components/invoice/typed-lines.ts";

export const meta = () => pageTitle("Edit draft");

export const loader = forStaff(async ({ ctx, params, staff }) => {
  const invoice = await getInvoice(ctx, { id: String(params["id"]) });
  if (invoice.status !== "draft") return redirect(`/admin/invoices/${invoice.id}`);
  const { clientId, currency, discount, lines } = invoice;
  const organization = await getOrganization(ctx);
  const taxRateIds = lines.flatMap((line) => line.taxRateIds);
  const { chosen: _, ...choices } = await invoiceChoices(ctx, organization, { clientId, taxRateIds });
  return {
    id: invoice.id,
    isTooRich: !fitsTheForm(invoice),
    invoice: {
      version: invoice.version,
      clientId,
      currency,
      dueOn: invoice.dueOn,
      netDays: invoice.netDays,
      suppliedOn: invoice.suppliedOn,
      notes: invoice.notes,
      terms: invoice.terms,
      purchaseOrder: invoice.purchaseOrder,
      allowsPartialPayments: invoice.allowsPartialPayments,
      discountPercent: discount && "percent" in discount ? discount.percent : "",
      lines: lines.map((line) => storedAsTyped(line, currency)),
    },
    choices,
    rounding: roundingOf(organization),
    usualNetDays: organization.netDays,
    locale: organization.locale,
    mayAddTaxRates: staff.role !== "agent",
  };
});

export const action = forStaff(async ({ ctx, request, params, context }) =>
  submitForm(request, invoiceForm, async (form) => {
    const { key: _, version, places: __, ...input } = form;
    const id = String(params["id"]);
    // There is no version 0: a form that names none is refused.
    await withFormNames(form, () => updateInvoice(ctx, { ...input, id, version: version ?? 0 }));
    return flashRedirect(context, `/admin/invoices/${id}`, "The draft is saved.");
  }),
);

export default function EditInvoice() {
  const { id, isTooRich, choices, ...props } = useLoaderData<typeof loader>();
  const page = `/admin/invoices/${id}`;
  return (
    <>
      <PageHeader
        title="Edit draft"
        breadcrumbs={[
          { to: "/admin/invoices", label: "Invoices" },
          { to: page, label: "Draft" },
        ]}
      />
      {isTooRich ? (
        <Banner tone="warning" title="This draft says more than the form can show">
          It has several taxes on a line or discounts as amounts, which scripts can give. Saving here would
          lose them.
        </Banner>
      ) : null}
      <InvoiceForm {...props} {...choices} submitLabel="Save the draft" cancelTo={page} />
    </>
  );
}
