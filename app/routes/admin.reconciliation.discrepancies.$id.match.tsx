import { Form, useLoaderData } from "@remix-run/react";
import { getDiscrepancy, matchPayment, matchPaymentInput } from "#domain/reconciliation";
import { Card } from "#components/card";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { OwnerFields } from "#components/reconciliation/owner-fields";
import { reasonLabel } from "../components/reconciliation/words.ts";
import { usePageForm } from "#components/use-page-form";
import { formatMoney } from "#lib/money";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";
import { ownerChoices, recordedPayments } from "#web/owner-choices";

export const meta = () => pageTitle("Match by hand");

export const loader = forAdmin(async ({ ctx, params, staff }) => {
  const { locale } = staff.organization;
  const { id, reason, amount, currency, detail } = await getDiscrepancy(ctx, { id: String(params["id"]) });
  const isUnknown = reason === "unknown-payment";
  const recorded = isUnknown ? await recordedPayments(ctx, { amount, currency }) : null;
  const choices = isUnknown ? null : await ownerChoices(ctx, { currency, locale });
  return { id, reason, detail, money: formatMoney({ amount, currency }, locale), recorded, choices };
});

const matchForm = matchPaymentInput.omit({ id: true });

export const action = forAdmin(({ ctx, request, params, context }) =>
  submitForm(request, matchForm, async (form) => {
    await matchPayment(ctx, { ...form, id: String(params["id"]) });
    return flashRedirect(context, "/admin/reconciliation", "It is matched. It can be undone on its page.");
  }),
);

type Fields = Record<"clientId" | "invoiceId" | "paymentId", string>;

export default function Match() {
  const { id, reason, detail, money, recorded, choices } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<Fields>("match");
  return (
    <>
      <PageHeader
        title={`Match ${money} by hand`}
        description={detail}
        breadcrumbs={[
          { to: "/admin/reconciliation", label: "Reconciliation" },
          { to: `/admin/reconciliation/discrepancies/${id}`, label: reasonLabel(reason) },
        ]}
      />
      <Form method="post" id={form.id} noValidate className="max-w-2xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <Card>
          {choices ? <OwnerFields {...choices} fields={fields} /> : null}
          {recorded ? (
            <FormField
              field={fields.paymentId}
              control="select"
              label="Payment recorded by hand"
              hint="Of the same amount. It was recorded as come to the bank; in truth the money is at Stripe."
              options={[
                { value: "", label: recorded.length > 0 ? "Choose one" : "There is none of this amount" },
                ...recorded.map(({ id: value, label }) => ({ value, label })),
              ]}
            />
          ) : null}
        </Card>
        <FormButtons submit="Match" pending="Matching…" cancelTo="/admin/reconciliation" />
      </Form>
    </>
  );
}
