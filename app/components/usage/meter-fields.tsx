import { aggregations, aggregationWords } from "#lib/aggregations";
import { FieldGrid } from "../field-grid.tsx";
import { FormField, type FormFieldMetadata } from "../form-field.tsx";

export type TypedMeter = {
  formKey: string;
  key: string;
  name: string;
  unit: string;
  aggregation: string;
  uniqueProperty: string;
  groupBy: string;
  filters: string;
  allowsNegative: string;
};

export function MeterFields({ fields }: { fields: Record<keyof TypedMeter, FormFieldMetadata> }) {
  return (
    <div className="space-y-4">
      <FieldGrid>
        <FormField field={fields.name} label="Name" hint="As it stands on bills, such as API calls." />
        <FormField
          field={fields.key}
          label="Key"
          autoCapitalize="none"
          spellCheck={false}
          hint="What events call it, such as api_calls."
        />
        <FormField field={fields.unit} label="Unit" hint="One of what it counts: call, hour, GB." />
        <FormField
          field={fields.aggregation}
          label="What it makes of events"
          control="select"
          options={aggregations.map((value) => ({ value, label: aggregationWords[value] }))}
        />
        <FormField
          field={fields.uniqueProperty}
          label="Property whose different values count"
          isOptional
          autoCapitalize="none"
          spellCheck={false}
          hint="Only where different values are counted."
        />
        <FormField
          field={fields.groupBy}
          label="A line for each"
          isOptional
          autoCapitalize="none"
          spellCheck={false}
          hint="Properties with commas between them, such as region."
        />
      </FieldGrid>
      <FormField
        field={fields.filters}
        label="Only events with"
        control="textarea"
        isOptional
        hint="One property to a line with the values that count: region = eu, us."
      />
      <FormField
        field={fields.allowsNegative}
        label="Values can be below zero"
        control="checkbox"
        hint="For instance when what is given back is reported as well."
      />
    </div>
  );
}
