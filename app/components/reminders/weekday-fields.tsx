import { FieldErrors } from "../field.tsx";
import { CheckboxField } from "../inputs.tsx";

export type WeekdayFieldsProps = {
  id: string;
  name: string;
  /** From "1", Monday, to "7"; one alone may come without its list. */
  chosen: unknown;
  errors: readonly string[] | undefined;
};

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

export function WeekdayFields({ id, name, chosen, errors }: WeekdayFieldsProps) {
  const values = new Set([chosen].flat());
  return (
    <fieldset aria-describedby={errors ? `${id}-error` : undefined}>
      <legend className="mb-1 font-medium">Days</legend>
      <div className="flex flex-wrap gap-x-6">
        {weekdays.map((label, index) => {
          const value = String(index + 1);
          return (
            <CheckboxField
              key={value}
              id={`${id}-${value}`}
              name={name}
              value={value}
              label={label}
              defaultChecked={values.has(value)}
            />
          );
        })}
      </div>
      <FieldErrors id={id} errors={errors} />
    </fieldset>
  );
}
