import { FieldErrors } from "../field.tsx";
import { CheckboxField, SelectField, TextField } from "../inputs.tsx";

type Errors = Readonly<Record<string, readonly string[] | undefined>>;

export type StepRowsProps = {
  formId: string;
  /** What the rows hold, as it was typed; rows beyond are empty. */
  rows: readonly unknown[];
  rowCount: number;
  errors: Errors;
};

/** Rows of steps are rendered, not added by a script; those left empty are none. */
export function StepRows({ formId, rows, rowCount, errors }: StepRowsProps) {
  return (
    <div className="space-y-4">
      <FieldErrors id={`${formId}-steps`} errors={errors["steps"]} />
      {Array.from({ length: rowCount }, (_, index) => (
        <StepRow key={index} {...{ formId, index, errors }} row={asRow(rows[index])} />
      ))}
    </div>
  );
}

const choices = [
  { value: "", label: "No step" },
  { value: "before", label: "Before the due date" },
  { value: "on", label: "On the due date" },
  { value: "after", label: "After the due date" },
];

type Row = { when: string; days: string; isOn: boolean };
type StepRowProps = { formId: string; index: number; errors: Errors; row: Row };

function StepRow({ formId, index, errors, row }: StepRowProps) {
  const number = index + 1;
  const field = (part: keyof Row) => {
    const name = `steps[${index}].${part}`;
    return { id: `${formId}-${name}`, name, errors: errors[name] };
  };
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_14rem_auto]">
      <legend className="sr-only">Step {number}</legend>
      <div className="col-span-2 sm:col-span-1">
        <SelectField {...field("when")} label={`Step ${number}`} options={choices} defaultValue={row.when} />
      </div>
      <TextField
        {...field("days")}
        label={`Days, step ${number}`}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={row.days}
      />
      <div className="mt-7">
        <CheckboxField
          {...field("isOn")}
          label={
            <>
              On<span className="sr-only">, step {number}</span>
            </>
          }
          defaultChecked={row.isOn}
        />
      </div>
    </fieldset>
  );
}

/** A row that nobody has used is on as soon as something is chosen. */
function asRow(value: unknown): Row {
  if (typeof value !== "object" || value === null) return { when: "", days: "", isOn: true };
  const { when, days, isOn } = value as Partial<Record<keyof Row, unknown>>;
  const text = (part: unknown) => (typeof part === "string" ? part : "");
  const isEmpty = text(when) === "" && text(days) === "";
  return { when: text(when), days: text(days), isOn: isEmpty || isOn === "on" || isOn === true };
}
