import { FieldGrid } from "../field-grid.tsx";
import { FormField, type FormFieldMetadata } from "../form-field.tsx";
import { HappenedField } from "./happened-field.tsx";
import { type Offered, OfferedField } from "./offered-field.tsx";

export type TypedReport = {
  formKey: string;
  clientId: string;
  meter: string;
  value: string;
  at: string;
  properties: string;
  note: string;
};

type ReportFieldsProps = {
  fields: Record<Exclude<keyof TypedReport, "formKey">, FormFieldMetadata>;
  clients: Offered;
  meters: Offered;
  timeZone: string;
};

/** Who used how much of what, and when. */
export function ReportFields({ fields, clients, meters, timeZone }: ReportFieldsProps) {
  return (
    <div className="space-y-4">
      <FieldGrid>
        <OfferedField field={fields.clientId} label="Client" noun="client" offered={clients} />
        <OfferedField field={fields.meter} label="Meter" noun="meter" offered={meters} />
        <FormField field={fields.value} label="Value" control="decimal" />
        <HappenedField field={fields.at} timeZone={timeZone} />
      </FieldGrid>
      <FormField
        field={fields.properties}
        label="Properties"
        control="textarea"
        rows={2}
        isOptional
        placeholder="region: eu"
        hint="One a line. Meters may filter, group or count by them."
      />
      <FormField
        field={fields.note}
        label="Note"
        isOptional
        hint="Kept with the event, for the client to see."
      />
    </div>
  );
}
