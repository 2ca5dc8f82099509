import { Card } from "../card.tsx";
import { FieldGrid } from "../field-grid.tsx";
import { FormField, type FormFieldMetadata } from "../form-field.tsx";

export type InvoiceTermsCardProps = {
  fields: Record<"discountPercent" | "allowsPartialPayments" | "notes" | "terms", FormFieldMetadata>;
};

/** What is said and agreed beside the lines. */
export function InvoiceTermsCard({ fields }: InvoiceTermsCardProps) {
  return (
    <Card title="Discount, notes and terms">
      <FieldGrid>
        <FormField
          field={fields.discountPercent}
          label="Discount on the whole invoice, in %"
          control="decimal"
          isOptional
        />
        <FormField field={fields.allowsPartialPayments} label="May be paid in parts" control="checkbox" />
        <FormField
          field={fields.notes}
          label="Notes"
          control="textarea"
          isOptional
          hint="They stand below the totals."
        />
        <FormField
          field={fields.terms}
          label="Terms"
          control="textarea"
          isOptional
          hint="Under which conditions it is to be paid. They stand below the notes."
        />
      </FieldGrid>
    </Card>
  );
}
