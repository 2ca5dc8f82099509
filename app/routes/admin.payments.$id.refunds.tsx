import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { getPayment } from "#domain/payments";
import { createRefund, createRefundInput, type RefundView } from "#domain/refunds";
import { Card } from "#components/card";
import { FieldGrid } from "#components/field-grid";
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

export const meta = () => pageTitle("Refund");

export const loader = forAdmin(async ({ ctx, params, staff }) => {
  const payment = await getPayment(ctx, { id: String(params["id"]) });
  const { id, state, source, currency, amount, amountRefunded, amountDisputed, clientName } = payment;
  const left = { amount: amount - amountRefunded - amountDisputed, currency };
  if (state !== "succeeded" || left.amount <= 0n) return redirect(`/admin/payments/${id}`);
  return {
    id,
    source,
    currency,
    clientName,
    left: formatMoney(left, staff.organization.locale),
    refund: { key: newId(), amount: toDecimalString(left) },
  };
});

const { key, reason } = createRefundInput.shape;
const refundForm = z.object({ key, amount: z.string("Enter the amount."), reason });

export const action = forAdmin(async ({ ctx, request, params, context, staff }) =>
  submitForm(request, refundForm, async ({ amount: typed, ...form }) => {
    const { id, currency } = await getPayment(ctx, { id: String(params["id"]) });
    const money = parseMoney(typed, currency);
    if (!money.ok) throw invalidField("amount", money.problem);
    const refund = await createRefund(ctx, { ...form, paymentId: id, amount: money.value.amount });
    const text = formatMoney(refund, staff.organization.locale);
    return flashRedirect(context, `/admin/payments/${id}`, messageOf(refund, text));
  }),
);

function messageOf({ state, lastError }: RefundView, amount: string) {
  if (state === "failed")
    return { kind: "warning" as const, text: `${amount} could not be refunded. ${lastError ?? ""}`.trim() };
  if (state === "succeeded") return `${amount} is refunded.`;
  return {
    kind: "warning" as const,
    text: `The refund of ${amount} waits for Stripe and is carried out then.`,
  };
}

type Fields = Record<"key" | "amount" | "reason", string>;

export default function Refund() {
  const { id, source, currency, clientName, left, refund } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<Fields>("refund", { defaultValue: refund });
  const page = `/admin/payments/${id}`;
  return (
    <>
      <PageHeader
        title="Refund"
        description={`At most ${left} can go back${clientName ? ` to ${clientName}` : ""}.`}
        breadcrumbs={[
          { to: "/admin/payments", label: "Payments" },
          { to: page, label: "Payment" },
        ]}
      />
      <Form method="post" id={form.id} noValidate className="max-w-2xl space-y-6">
        <FormErrors id={form.errorId} errors={form.errors} />
        <input type="hidden" name={fields.key.name} defaultValue={String(fields.key.initialValue ?? "")} />
        <Card>
          <p className="mb-4 text-muted">
            {source === "stripe"
              ? "Stripe sends the money back the way it came. This cannot be undone."
              : "This only records it: send the money back yourself."}
          </p>
          <FieldGrid>
            <FormField field={fields.amount} label="Amount" control="money" currency={currency} />
            <FormField
              field={fields.reason}
              label="Reason"
              isOptional
              hint="For yourself; the client does not see it."
            />
          </FieldGrid>
        </Card>
        <FormButtons submit="Refund" pending="Refunding…" variant="danger" cancelTo={page} />
      </Form>
    </>
  );
}
