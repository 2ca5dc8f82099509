import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { getClient } from "#domain/clients";
import {
  clientCredit,
  listCreditPayouts,
  listCreditSources,
  payOutCredit,
  payOutCreditInput,
} from "#domain/credits";
import { SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { CreditPayouts } from "#components/credit/credit-payouts";
import { CreditSources } from "#components/credit/credit-sources";
import { FieldGrid } from "#components/field-grid";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { todayIn } from "#lib/civil-date";
import { findCurrency } from "#lib/currencies";
import { invalidField } from "#lib/errors";
import { newId } from "#lib/ids";
import { formatMoney, parseMoney, toDecimalString } from "#lib/money";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Credit");

export const loader = forAdmin(async ({ ctx, params, staff }) => {
  const { id, name } = await getClient(ctx, { id: String(params["id"]) });
  const balances = await clientCredit(ctx, { clientId: id });
  const { locale, timeZone } = staff.organization;
  const today = todayIn(timeZone, ctx.clock.now());
  const credits = [];
  for (const { currency, amount } of balances)
    credits.push({
      currency,
      balance: formatMoney({ currency, amount }, locale),
      sources: (await listCreditSources(ctx, { clientId: id, currency })).map((source) => ({
        ...source,
        key: newId(),
      })),
      payout: { key: newId(), currency, amount: toDecimalString({ currency, amount }), paidOn: today },
    });
  return { id, name, credits, payouts: await listCreditPayouts(ctx, { clientId: id }), locale };
});

const { key, currency, paidOn, method, reference } = payOutCreditInput.shape;
const payoutForm = z.object({
  ...{ key, currency, paidOn, method, reference },
  amount: z.string("Enter the amount."),
});

export const action = forAdmin(async ({ ctx, request, params, context, staff }) =>
  submitForm(request, payoutForm, async ({ amount: typed, ...form }) => {
    const clientId = String(params["id"]);
    if (!findCurrency(form.currency)) throw invalidField("currency", "Choose a currency.");
    const money = parseMoney(typed, form.currency);
    if (!money.ok) throw invalidField("amount", money.problem);
    const payout = await payOutCredit(ctx, { ...form, clientId, amount: money.value.amount });
    const text = formatMoney(payout, staff.organization.locale);
    return flashRedirect(context, `/admin/clients/${clientId}/credit`, `${text} is recorded as paid out.`);
  }),
);

export default function Credit() {
  const { id, name, credits, payouts, locale } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Credit"
        description={
          credits.length > 0
            ? `${name} has ${credits.map(({ balance }) => balance).join(" and ")} of credit.`
            : `${name} has no credit.`
        }
        breadcrumbs={[
          { to: "/admin/clients", label: "Clients" },
          { to: `/admin/clients/${id}`, label: name },
        ]}
      />
      {credits.map((credit) => (
        <div key={credit.currency} className="grid items-start gap-6 xl:grid-cols-2">
          <CreditSources sources={credit.sources} locale={locale} />
          <PayoutCard credit={credit} />
        </div>
      ))}
      <CreditPayouts payouts={payouts} locale={locale} />
    </>
  );
}

type Fields = Record<"key" | "currency" | "amount" | "paidOn" | "method" | "reference", string>;
type PayoutCardProps = { credit: { currency: string; balance: string; payout: Partial<Fields> } };

function PayoutCard({ credit: { currency, balance, payout } }: PayoutCardProps) {
  const [form, fields] = usePageForm<Fields>(`payout-${currency}`, {
    defaultValue: payout,
    isOwn: (typed) => typed["currency"] === currency,
  });
  return (
    <Card
      title="Pay it out another way"
      description={`Of ${balance}. This only records it: send the money yourself.`}
    >
      <Form method="post" id={form.id} noValidate className="space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <input type="hidden" name={fields.key.name} defaultValue={String(fields.key.initialValue ?? "")} />
        <input type="hidden" name={fields.currency.name} value={currency} />
        <FieldGrid>
          <FormField field={fields.amount} label="Amount" control="money" currency={currency} />
          <FormField field={fields.paidOn} label="Paid on" control="date" />
          <FormField field={fields.method} label="How" isOptional />
          <FormField field={fields.reference} label="Reference" isOptional />
        </FieldGrid>
        <SubmitButton pendingLabel="Recording…">Record the payout</SubmitButton>
      </Form>
    </Card>
  );
}
