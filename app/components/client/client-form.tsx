import { Form } from "@remix-run/react";
import { Card } from "../card.tsx";
import { FieldGrid } from "../field-grid.tsx";
import { FormButtons } from "../form-buttons.tsx";
import { FormField } from "../form-field.tsx";
import type { SelectOption } from "../inputs.tsx";
import { ContactRows } from "./contact-rows.tsx";
import { StaleFormErrors } from "../stale-form-errors.tsx";
import { usePageForm } from "../use-page-form.tsx";

export type EditedClient = {
  formKey?: string;
  version?: number;
  name?: string;
  email?: string;
  key?: string;
  currency: string;
  netDays?: number | null;
  taxRateId?: string | null;
  address?: string;
  taxNumber?: string;
  locale: string;
  timeZone: string;
  /** The people beside the client's own address. */
  contacts?: readonly { name: string; email: string }[];
};

export type ClientFormProps = {
  id: string;
  /** A new one has no version yet. */
  client: EditedClient;
  choices: Record<"currencies" | "timeZones" | "locales" | "taxRates", readonly SelectOption[]>;
  /** The name of the client's tax rate, where it cannot be used any more. */
  archivedTaxRate: string | null;
  organizationNetDays: number;
  submitLabel: string;
  cancelTo: string;
};

type Fields = {
  formKey: string;
  version: string;
  name: string;
  email: string;
  key: string;
  currency: string;
  netDays: string;
  taxRateId: string;
  address: string;
  taxNumber: string;
  locale: string;
  timeZone: string;
  contacts: { name: string; email: string }[];
};

const spareRows = 2;

export function ClientForm({ id, client, choices, organizationNetDays, ...props }: ClientFormProps) {
  const [form, fields] = usePageForm<Fields>(id, { defaultValue: client });
  const typedContacts = fields.contacts.initialValue;
  const contacts = Array.isArray(typedContacts) ? typedContacts : [];
  return (
    <Form method="post" id={form.id} noValidate className="space-y-6">
      <StaleFormErrors form={form} />
      <input type="hidden" name={fields.formKey.name} defaultValue={fields.formKey.initialValue} />
      <input type="hidden" name={fields.version.name} defaultValue={fields.version.initialValue} />
      <Card title="Who they are">
        <FieldGrid>
          <FormField field={fields.name} label="Name" autoComplete="off" />
          <FormField
            field={fields.email}
            label="E-mail address"
            type="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            hint="Invoices go there."
          />
          <FormField
            field={fields.address}
            label="Address"
            control="textarea"
            rows={4}
            isOptional
            hint="As it stands on invoices."
          />
          <FormField field={fields.taxNumber} label="Tax number" isOptional />
        </FieldGrid>
      </Card>
      <Card title="How they are billed">
        <FieldGrid>
          <FormField field={fields.currency} label="Currency" control="select" options={choices.currencies} />
          <FormField
            field={fields.netDays}
            label="Days to pay"
            inputMode="numeric"
            isOptional
            hint={`Left empty, your usual ${organizationNetDays} days.`}
          />
          <FormField
            field={fields.taxRateId}
            label="Tax on new lines"
            control="select"
            options={[{ value: "", label: "No tax" }, ...choices.taxRates]}
            hint={
              props.archivedTaxRate
                ? `${props.archivedTaxRate} was archived and is not used any more.`
                : "Every line may say otherwise."
            }
          />
          <FormField
            field={fields.locale}
            label="Dates and numbers"
            control="select"
            options={choices.locales}
          />
          <FormField field={fields.timeZone} label="Time zone" control="select" options={choices.timeZones} />
          <FormField
            field={fields.key}
            label="Key"
            isOptional
            autoCapitalize="none"
            spellCheck={false}
            hint="What scripts call the client. Left empty, it follows from the name."
          />
        </FieldGrid>
      </Card>
      <Card title="Who else gets the mail" description="Each has a link of their own to every invoice.">
        <ContactRows
          formId={form.id}
          contacts={contacts}
          rowCount={Math.max(contacts.length, (client.contacts?.length ?? 0) + spareRows)}
          errors={form.allErrors}
        />
      </Card>
      <FormButtons submit={props.submitLabel} pending="Saving…" cancelTo={props.cancelTo} />
    </Form>
  );
}
