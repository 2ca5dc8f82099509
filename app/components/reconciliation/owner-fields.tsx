import { FieldGrid } from "../field-grid.tsx";
import { FormField, type FormFieldMetadata } from "../form-field.tsx";

export type OwnerChoices = {
  invoices: readonly { id: string; label: string }[];
  clients: readonly { id: string; name: string }[];
};

type OwnerFieldsProps = OwnerChoices & { fields: Record<"clientId" | "invoiceId", FormFieldMetadata> };

/** Whose money it is: the invoice says it, or the client alone. */
export function OwnerFields({ invoices, clients, fields }: OwnerFieldsProps) {
  return (
    <FieldGrid>
      <FormField
        field={fields.invoiceId}
        control="select"
        label="Invoice"
        isOptional
        hint="What it does not need is left as credit."
        options={[{ value: "", label: "None" }, ...invoices.map(({ id, label }) => ({ value: id, label }))]}
      />
      <FormField
        field={fields.clientId}
        control="select"
        label="Client"
        isOptional
        hint="Without an invoice all of it is the client's credit."
        options={[
          { value: "", label: "The invoice's" },
          ...clients.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </FieldGrid>
  );
}
