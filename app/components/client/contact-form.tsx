import { Form } from "@remix-run/react";
import { Card } from "../card.tsx";
import { FieldGrid } from "../field-grid.tsx";
import { FormButtons } from "../form-buttons.tsx";
import { FormField } from "../form-field.tsx";
import { StaleFormErrors } from "../stale-form-errors.tsx";
import { usePageForm } from "../use-page-form.tsx";

type Fields = { version: string; name: string; email: string; getsInvoices: string };

export type ContactFormProps = {
  /** `version` is the client's, where somebody known is edited. */
  contact: { version?: number; name?: string; email?: string; getsInvoices: boolean };
  /** The client's own address is a main contact's, who gets every invoice. */
  isPrimary: boolean;
  submitLabel: string;
  cancelTo: string;
};

/** A person at a client. */
export function ContactForm({ contact, isPrimary, submitLabel, cancelTo }: ContactFormProps) {
  const { getsInvoices, ...typed } = contact;
  const [form, fields] = usePageForm<Fields>("contact", {
    defaultValue: { ...typed, ...(getsInvoices && { getsInvoices: "on" }) },
  });
  return (
    <Form method="post" id={form.id} noValidate className="space-y-6">
      <StaleFormErrors form={form} />
      <input type="hidden" name={fields.version.name} defaultValue={fields.version.initialValue} />
      <Card>
        <FieldGrid>
          <FormField field={fields.name} label="Name" autoComplete="off" />
          <FormField
            field={fields.email}
            label="E-mail address"
            type="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            hint={
              isPrimary
                ? "It is the client’s own address too."
                : "With another address, the links that they have end."
            }
          />
          {isPrimary ? null : (
            <FormField
              field={fields.getsInvoices}
              label="Gets invoices by mail"
              control="checkbox"
              hint="Without it they still see all invoices in the portal."
            />
          )}
        </FieldGrid>
      </Card>
      <FormButtons submit={submitLabel} pending="Saving…" cancelTo={cancelTo} />
    </Form>
  );
}
