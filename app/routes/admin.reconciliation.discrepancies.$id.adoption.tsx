import { Form, useLoaderData } from "@remix-run/react";
import { adoptPayment, adoptPaymentInput, getDiscrepancy } from "#domain/reconciliation";
import { Card } from "#components/card";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { OwnerFields } from "#components/reconciliation/owner-fields";
import { usePageForm } from "#components/use-page-form";
import { formatMoney } from "#lib/money";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";
import { ownerChoices } from "#web/owner-choices";

export const meta = () => pageTitle("Assign a payment");

export const loader = forAdmin(async ({ ctx, params, staff }) => {
  const { locale } = staff.organization;
  const { id, amount, currency, detail } = await getDiscrepancy(ctx, { id: String(params["id"]) });
  const choices = await ownerChoices(ctx, { currency, locale });
  return { id, detail, money: formatMoney({ amount, currency }, locale), choices };
});

const adoptionForm = adoptPaymentInput.omit({ id: true });

export const action = forAdmin(({ ctx, request, params, context }) =>
  submitForm(request, adoptionForm, async (form) => {
    await adoptPayment(ctx, { ...form, id: String(params["id"]) });
    return flashRedirect(context, "/admin/reconciliation", "The payment is assigned and booked.");
  }),
);

type Fields = Record<"clientId" | "invoiceId", string>;

export default function Adoption() {
  const { id, detail, money, choices } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<Fields>("adoption");
  return (
    <>
      <PageHeader
        title={`Assign ${money}`}
        description={detail}
        breadcrumbs={[
          { to: "/admin/reconciliation", label: "Reconciliation" },
          { to: `/admin/reconciliation/discrepancies/${id}`, label: "Unknown payment" },
        ]}
      />
      <Form method="post" id={form.id} noValidate className="max-w-2xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <Card>
          <p className="mb-4 text-muted">
            Whose it is is written on the payment at Stripe, and it is booked as if it had come through the
            invoice.
          </p>
          <OwnerFields {...choices} fields={fields} />
        </Card>
        <FormButtons submit="Assign" pending="Assigning…" cancelTo="/admin/reconciliation" />
      </Form>
    </>
  );
}
