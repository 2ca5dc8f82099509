import { FormField, type FormFieldMetadata } from "../form-field.tsx";

/** When an event happened, as the clocks of the organization's zone show it. */
export function HappenedField({ field, timeZone }: { field: FormFieldMetadata; timeZone: string }) {
  return (
    <FormField field={field} label="Happened" type="datetime-local" hint={`By the clocks of ${timeZone}.`} />
  );
}
