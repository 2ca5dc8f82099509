import { SelectField, type SelectOption, TextField } from "../inputs.tsx";

/** Null when there are too many for a select. */
export type Choices = readonly SelectOption[] | null;

type ChoiceOrKeyProps = {
  name: string;
  label: string;
  /** What the empty choice says. */
  any: string;
  choices: Choices;
  value: string;
  errors?: string[] | undefined;
};

/** What a list is narrowed to: chosen from a select, or named by its key where there are too many. */
export function ChoiceOrKey({ name, label, any, choices, value, errors }: ChoiceOrKeyProps) {
  const field = { id: name, name, defaultValue: value, errors };
  return choices ? (
    <SelectField {...field} label={label} options={[{ value: "", label: any }, ...choices]} />
  ) : (
    <TextField {...field} label={`${label}’s key`} />
  );
}
