import { Form, useLoaderData } from "@remix-run/react";
import {
  getOrganization,
  listSettingsChoices,
  organizationInput,
  updateOrganization,
} from "#domain/organizations";
import { SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { FieldGrid } from "#components/field-grid";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Organization");

export const loader = forAdmin(async ({ ctx }) => {
  const { id: _, createdAt: __, ...organization } = await getOrganization(ctx);
  return { organization, choices: listSettingsChoices(organization) };
});

export const action = forAdmin(async ({ ctx, request, context }) =>
  submitForm(request, organizationInput, async (input) => {
    await updateOrganization(ctx, input);
    return flashRedirect(context, "/admin/settings/organization", "The settings are saved.");
  }),
);

type Fields = {
  version: string;
  name: string;
  address: string;
  taxNumber: string;
  email: string;
  locale: string;
  timeZone: string;
  currency: string;
  netDays: string;
};

export default function OrganizationSettings() {
  const { organization, choices } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<Fields>("organization", { defaultValue: organization });
  return (
    <Form method="post" id={form.id} noValidate className="space-y-6">
      <FormErrors id={form.errorId} errors={form.errors} />
      <input type="hidden" name={fields.version.name} value={organization.version} />
      <Card title="On your documents" description="Invoices that are issued already keep what they say.">
        <div className="space-y-4">
          <FieldGrid>
            <FormField field={fields.name} label="Name" autoComplete="organization" />
            <FormField
              field={fields.email}
              label="E-mail address"
              type="email"
              isOptional
              hint="Where clients' answers to your mails go."
            />
            <FormField field={fields.address} label="Address" control="textarea" rows={4} isOptional />
            <FormField
              field={fields.taxNumber}
              label="Tax number"
              isOptional
              hint="Invoices in the EU have to show it."
            />
          </FieldGrid>
        </div>
      </Card>
      <Card title="For new invoices" description="A client or an invoice may say otherwise.">
        <FieldGrid>
          <FormField field={fields.currency} label="Currency" control="select" options={choices.currencies} />
          <FormField
            field={fields.netDays}
            label="Days to pay"
            inputMode="numeric"
            hint="Counted from the day of issue."
          />
          <FormField
            field={fields.timeZone}
            label="Time zone"
            control="select"
            options={choices.timeZones}
            hint="Decides which day it is."
          />
          <FormField
            field={fields.locale}
            label="Dates and numbers"
            control="select"
            options={choices.locales}
            hint="How they are written."
          />
        </FieldGrid>
      </Card>
      <SubmitButton pendingLabel="Saving…">Save the settings</SubmitButton>
    </Form>
  );
}
