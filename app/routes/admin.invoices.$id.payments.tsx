import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { getInvoice } from "#domain/invoices";
import { recordPayment, recordPaymentInput } from "#domain/payments";
import { Card } from "#components/card";
import { FieldGrid } from "#components/field-grid";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { todayIn } from "#lib/civil-date";
import { invalidField } from "#lib/errors";
import { newId } from "#lib/ids";
import { formatMoney, parseMoney, toDecimalString } from "#lib/money";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Record a payment");

export const loader = forAdmin(async ({ ctx, params, staff }) => {
  const invoice = await getInvoice(ctx, { id: String(params["id"]) });
  const { id, number, status, client, currency, amountDue } = invoice;
  if (status === "draft" || status === "void") return redirect(`/admin/invoices/${id}`);
  return {
    id,
    number,
    clientName: client.name,
    currency,
    due: formatMoney({ amount: amountDue, currency }, staff.organization.locale),
    payment: {
      key: newId(),
      amount: amountDue > 0n ? toDecimalString({ amount: amountDue, currency }) : "",
      receivedOn: todayIn(staff.organization.timeZone, ctx.clock.now()),
      method: "Bank transfer",
    },
  };
});

const { key, receivedOn, method, reference } = recordPaymentInput.shape;
const paymentForm = z.object({
  key,
  amount: z.string("Enter the amount."),
  receivedOn,
  method,
  reference,
});

export const action = forAdmin(async ({ ctx, request, params, context }) =>
  submitForm(request, paymentForm, async ({ amount: typed, ...form }) => {
    const { id, currency, client } = await getInvoice(ctx, { id: String(params["id"]) });
    const money = parseMoney(typed, currency);
    if (!money.ok) throw invalidField("amount", money.problem);
    await recordPayment(ctx, { ...form, id, amount: money.value.amount });
    const text = formatMoney(money.value, client.locale);
    return flashRedirect(context, `/admin/invoices/${id}`, `A payment of ${text} is recorded.`);
  }),
);

type Fields = Record<"key" | "amount" | "receivedOn" | "method" | "reference", string>;

export default function RecordPayment() {
  const { id, number, clientName, currency, due, payment } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<Fields>("payment", { defaultValue: payment });
  const page = `/admin/invoices/${id}`;
  return (
    <>
      <PageHeader
        title="Record a payment"
        description={`From ${clientName}, for money that did not come through Stripe. Still due: ${due}.`}
        breadcrumbs={[
          { to: "/admin/invoices", label: "Invoices" },
          { to: page, label: String(number) },
        ]}
      />
      <Form method="post" id={form.id} noValidate className="max-w-2xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <input type="hidden" name={fields.key.name} defaultValue={String(fields.key.initialValue ?? "")} />
        <Card>
          <FieldGrid>
            <FormField
              field={fields.amount}
              label="Amount"
              control="money"
              currency={currency}
              hint="More than is due becomes the client’s credit."
            />
            <FormField field={fields.receivedOn} label="Received on" control="date" />
            <FormField field={fields.method} label="How" isOptional />
            <FormField
              field={fields.reference}
              label="Reference"
              isOptional
              hint="What the statement says, to find it again."
            />
          </FieldGrid>
        </Card>
        <FormButtons submit="Record the payment" pending="Recording…" cancelTo={page} />
      </Form>
    </>
  );
}
