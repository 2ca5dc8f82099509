import { FieldErrors } from "../field.tsx";
import type { FormFieldMetadata } from "../form-field.tsx";

export type ChoosablePrice = { id: string; name: string; currency: string; what: string };

type PriceChoicesProps = {
  field: FormFieldMetadata;
  prices: readonly ChoosablePrice[];
  /** All of the form's, since one of the choices may be what is wrong. */
  errors: Readonly<Record<string, string[]>>;
};

/** Which prices a plan bills: a box for each. */
export function PriceChoices({ field, prices, errors }: PriceChoicesProps) {
  const { id, name, formId, initialValue } = field;
  const chosen = [initialValue].flat().filter((value) => typeof value === "string");
  const problems = Object.entries(errors).flatMap(([path, sentences]) =>
    path === name || path.startsWith(`${name}[`) ? sentences : [],
  );
  return (
    <fieldset id={id} aria-describedby={problems.length > 0 ? `${id}-error` : undefined}>
      <legend className="mb-1 font-medium">Prices</legend>
      {prices.map((price) => (
        <label
          key={`${price.id} ${chosen.includes(price.id)}`}
          className="flex min-h-11 items-center gap-3 sm:min-h-9"
        >
          <input
            type="checkbox"
            name={name}
            value={price.id}
            form={formId}
            defaultChecked={chosen.includes(price.id)}
            className="size-5 shrink-0"
          />
          <span>
            {price.name}{" "}
            <span className="text-sm text-muted">
              {price.what} ({price.currency})
            </span>
          </span>
        </label>
      ))}
      <FieldErrors id={id} errors={problems} />
    </fieldset>
  );
}
