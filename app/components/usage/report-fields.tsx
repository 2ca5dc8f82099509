import { FieldGrid } from "../field-grid.tsx";
import { FormField, type FormFieldMetadata } from "../form-field.tsx";
import type { SelectOption } from "../inputs.tsx";

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
  /** Null when there are too many for a select. */
  clients: readonly SelectOption[] | null;
  meters: readonly SelectOption[];
  timeZone: string;
};

/** Who used how much of what, and when. */
export function ReportFields({ fields, clients, meters, timeZone }: ReportFieldsProps) {
  return (
    <div className="space-y-4">
      <FieldGrid>
        {clients ? (
          <FormField
            field={fields.clientId}
            label="Client"
            control="select"
            options={[{ value: "", label: "Choose a client" }, ...clients]}
          />
        ) : (
          <FormField field={fields.clientId} label="Client’s key" autoComplete="off" />
        )}
        <FormField
          field={fields.meter}
          label="Meter"
          control="select"
          options={[{ value: "", label: "Choose a meter" }, ...meters]}
        />
        <FormField field={fields.value} label="Value" control="decimal" />
        <FormField
          field={fields.at}
          label="Happened"
          type="datetime-local"
          hint={`By the clocks of ${timeZone}.`}
        />
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
