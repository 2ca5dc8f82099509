import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { applyCredit, applyCreditInput, clientCredit } from "#domain/credits";
import { getInvoice } from "#domain/invoices";
import { Card } from "#components/card";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { invalidField } from "#lib/errors";
import { newId } from "#lib/ids";
import { formatMoney, parseMoney, toDecimalString } from "#lib/money";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Apply credit");

export const loader = forAdmin(async ({ ctx, params, staff }) => {
  const invoice = await getInvoice(ctx, { id: String(params["id"]) });
  const { id, number, client, currency, amountDue } = invoice;
  const credit = await clientCredit(ctx, { clientId: client.id });
  const available = credit.find((money) => money.currency === currency)?.amount ?? 0n;
  if (amountDue === 0n || available === 0n) return redirect(`/admin/invoices/${id}`);
  const { locale } = staff.organization;
  const most = available < amountDue ? available : amountDue;
  return {
    id,
    number,
    clientName: client.name,
    currency,
    available: formatMoney({ amount: available, currency }, locale),
    due: formatMoney({ amount: amountDue, currency }, locale),
    use: { key: newId(), amount: toDecimalString({ amount: most, currency }) },
  };
});

const creditForm = z.object({ key: applyCreditInput.shape.key, amount: z.string("Enter the amount.") });

export const action = forAdmin(async ({ ctx, request, params, context, staff }) =>
  submitForm(request, creditForm, async ({ key, amount: typed }) => {
    const { id, currency } = await getInvoice(ctx, { id: String(params["id"]) });
    const money = parseMoney(typed, currency);
    if (!money.ok) throw invalidField("amount", money.problem);
    const { amount } = await applyCredit(ctx, {
      invoiceId: id,
      amount: money.value.amount,
      ...(key !== undefined && { key }),
    });
    const text = formatMoney({ amount, currency }, staff.organization.locale);
    return flashRedirect(context, `/admin/invoices/${id}`, `${text} of credit is applied.`);
  }),
);

export default function ApplyCredit() {
  const { id, number, clientName, currency, available, due, use } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<Record<"key" | "amount", string>>("credit", { defaultValue: use });
  const page = `/admin/invoices/${id}`;
  return (
    <>
      <PageHeader
        title="Apply credit"
        description={`${clientName} has ${available} of credit. Still due: ${due}.`}
        breadcrumbs={[
          { to: "/admin/invoices", label: "Invoices" },
          { to: page, label: String(number) },
        ]}
      />
      <Form method="post" id={form.id} noValidate className="max-w-2xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <input type="hidden" name={fields.key.name} defaultValue={String(fields.key.initialValue ?? "")} />
        <Card>
          <FormField
            field={fields.amount}
            label="Amount"
            control="money"
            currency={currency}
            hint="It can be taken back."
          />
        </Card>
        <FormButtons submit="Apply the credit" pending="Applying…" cancelTo={page} />
      </Form>
    </>
  );
}
