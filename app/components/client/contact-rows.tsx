import { FieldGrid } from "../field-grid.tsx";
import { TextField } from "../inputs.tsx";

export type ContactRowsProps = {
  formId: string;
  /** What each row holds; rows beyond are empty. */
  contacts: readonly ({ name?: unknown; email?: unknown } | undefined)[];
  rowCount: number;
  errors: Readonly<Record<string, readonly string[] | undefined>>;
};

/** Rows for further contacts are rendered, not added by a script; those left empty are nobody. */
export function ContactRows({ formId, contacts, rowCount, errors }: ContactRowsProps) {
  return (
    <div className="space-y-4">
      {Array.from({ length: rowCount }, (_, index) => (
        <fieldset key={index}>
          <legend className="sr-only">Contact {index + 1}</legend>
          <FieldGrid>
            <ContactField
              field="name"
              label={`Person ${index + 1}`}
              {...{ formId, index, contacts, errors }}
            />
            <ContactField
              field="email"
              label={`Where to reach person ${index + 1}`}
              inputMode="email"
              {...{ formId, index, contacts, errors }}
            />
          </FieldGrid>
        </fieldset>
      ))}
    </div>
  );
}

type ContactFieldProps = Omit<ContactRowsProps, "rowCount"> & {
  index: number;
  field: "name" | "email";
  label: string;
  inputMode?: "email";
};

function ContactField({ formId, index, field, contacts, errors, ...control }: ContactFieldProps) {
  const name = `contacts[${index}].${field}`;
  const value = contacts[index]?.[field];
  return (
    <TextField
      {...control}
      id={`${formId}-${name}`}
      name={name}
      defaultValue={typeof value === "string" ? value : ""}
      errors={errors[name]}
      autoComplete="off"
      autoCapitalize={field === "email" ? "none" : undefined}
      spellCheck={false}
    />
  );
}
