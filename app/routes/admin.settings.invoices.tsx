import { Form, useLoaderData } from "@remix-run/react";
import {
  cashRoundingIncrements,
  getOrganization,
  invoicingInput,
  updateOrganization,
} from "#domain/organizations";
import { SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { formatMoney } from "#lib/money";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Invoices");

export const loader = forAdmin(async ({ ctx }) => {
  const organization = await getOrganization(ctx);
  const { version, taxRounding, cashRoundingIncrement, allowsPartialPayments, terms } = organization;
  const { currency, locale } = organization;
  return {
    settings: { version, taxRounding, cashRoundingIncrement, allowsPartialPayments, terms },
    currency,
    increments: cashRoundingIncrements.map((increment) => ({
      value: String(increment),
      label: increment === 0 ? "Nothing" : formatMoney({ amount: BigInt(increment), currency }, locale),
    })),
  };
});

export const action = forAdmin(async ({ ctx, request, context }) =>
  submitForm(request, invoicingInput, async (input) => {
    await updateOrganization(ctx, input);
    return flashRedirect(context, "/admin/settings/invoices", "The settings are saved.");
  }),
);

type Fields = Record<
  "version" | "taxRounding" | "cashRoundingIncrement" | "allowsPartialPayments" | "terms",
  string
>;

const roundings = [
  { value: "document", label: "Once for each rate, on the invoice" },
  { value: "line", label: "On every line" },
];

export default function InvoiceSettings() {
  const { settings, currency, increments } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<Fields>("invoicing", { defaultValue: settings });
  return (
    <Form method="post" id={form.id} noValidate className="space-y-6">
      <FormErrors id={form.errorId} errors={form.errors} />
      <input type="hidden" name={fields.version.name} value={settings.version} />
      <Card
        title="How amounts are rounded"
        description="Invoices that are issued already stay as they are; drafts follow when they are saved."
      >
        <div className="max-w-md space-y-4">
          <FormField field={fields.taxRounding} label="Taxes" control="select" options={roundings} />
          <FormField
            field={fields.cashRoundingIncrement}
            label={`Totals in ${currency} are rounded to`}
            control="select"
            options={increments}
            hint="The difference stands on the invoice as a figure of its own. Taxes are not touched."
          />
        </div>
      </Card>
      <Card title="For new invoices" description="An invoice may say otherwise.">
        <div className="max-w-md space-y-4">
          <FormField
            field={fields.allowsPartialPayments}
            label="Clients may pay in parts"
            control="checkbox"
          />
          <FormField
            field={fields.terms}
            label="Terms"
            control="textarea"
            rows={4}
            isOptional
            hint="Under which conditions invoices are to be paid. They stand below the totals."
          />
        </div>
      </Card>
      <SubmitButton pendingLabel="Saving…">Save the settings</SubmitButton>
    </Form>
  );
}
