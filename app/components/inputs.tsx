import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { Field, FieldErrors, FieldHint, controlAttributes, type FieldFrameProps } from "./field.tsx";

export type SelectOption = { value: string; label: string };

type With<Element extends "input" | "textarea" | "select"> = FieldFrameProps &
  Omit<ComponentProps<Element>, "id" | "ref" | keyof FieldFrameProps> & { name: string };

function frameOf<P extends FieldFrameProps>({ id, label, hint, errors, isOptional, ...control }: P) {
  const frame = {
    id,
    label,
    hint,
    errors,
    ...(isOptional !== undefined && { isOptional }),
  };
  return { frame, control: { ...control, ...controlAttributes({ id, hint, errors }) } };
}

export type TextFieldProps = With<"input">;

export function TextField(props: TextFieldProps) {
  const { frame, control } = frameOf(props);
  return (
    <Field {...frame}>
      <input type="text" {...control} className={classes("control", props.className)} />
    </Field>
  );
}

/** A decimal number as a person types it: text, so that no float is near it. */
export function DecimalField(props: TextFieldProps) {
  return (
    <TextField
      inputMode="decimal"
      autoComplete="off"
      {...props}
      className={classes("tabular-nums", props.className)}
    />
  );
}

export type MoneyFieldProps = TextFieldProps & { currency: string };

/** An amount as a person types it, in whole units of `currency` with its decimals. */
export function MoneyField({ currency, ...props }: MoneyFieldProps) {
  const { frame, control } = frameOf(props);
  return (
    <Field {...frame}>
      <div className="relative">
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          {...control}
          className={classes("control pr-14! text-right tabular-nums", props.className)}
        />
        <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-muted">
          {currency}
        </span>
      </div>
    </Field>
  );
}

export function DateField(props: TextFieldProps) {
  return <TextField {...props} type="date" />;
}

export type TextAreaFieldProps = With<"textarea">;

export function TextAreaField(props: TextAreaFieldProps) {
  const { frame, control } = frameOf(props);
  return (
    <Field {...frame}>
      <textarea rows={3} {...control} className={classes("control", props.className)} />
    </Field>
  );
}

export type SelectFieldProps = With<"select"> & { options: readonly SelectOption[]; placeholder?: string };

/** `placeholder` is the empty choice. */
export function SelectField({ options, placeholder, ...props }: SelectFieldProps) {
  const { frame, control } = frameOf(props);
  return (
    <Field {...frame}>
      <select {...control} className={classes("control", props.className)}>
        {placeholder !== undefined ? <option value="">{placeholder}</option> : null}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export type CheckboxFieldProps = Omit<With<"input">, "isOptional">;

export function CheckboxField(props: CheckboxFieldProps) {
  const { frame, control } = frameOf(props);
  return (
    <div className="min-w-0">
      <label htmlFor={frame.id} className="flex min-h-11 items-center gap-3 sm:min-h-9">
        <input {...control} type="checkbox" className="size-5 shrink-0" />
        <span>{frame.label}</span>
      </label>
      <FieldErrors id={frame.id} errors={frame.errors} />
      <FieldHint id={frame.id} hint={frame.hint} />
    </div>
  );
}
