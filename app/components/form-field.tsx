import type { ComponentProps, ReactNode } from "react";
import {
  CheckboxField,
  DateField,
  DecimalField,
  MoneyField,
  SelectField,
  TextAreaField,
  TextField,
  type SelectOption,
} from "./inputs.tsx";

/** The part of conform's field metadata that a control needs; every `FieldMetadata` fits. */
export type FormFieldMetadata = {
  id: string;
  key: string | undefined;
  name: string;
  formId: string;
  initialValue: unknown;
  errors: string[] | undefined;
  required?: boolean | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
};

type FormFieldBase = {
  field: FormFieldMetadata;
  label: ReactNode;
  hint?: ReactNode;
  isOptional?: boolean;
  placeholder?: string;
  className?: string;
  disabled?: boolean;
};

export type FormFieldProps = FormFieldBase &
  (
    | ({ control?: "text" | "decimal" } & Pick<
        ComponentProps<"input">,
        "type" | "autoComplete" | "inputMode" | "autoFocus" | "list" | "spellCheck" | "autoCapitalize"
      >)
    | { control: "date" | "checkbox" }
    | { control: "money"; currency: string }
    | { control: "textarea"; rows?: number }
    | { control: "select"; options: readonly SelectOption[] }
  );

/** One field of a conform form: value, constraints and errors come from its metadata. */
export function FormField({ field, ...props }: FormFieldProps) {
  const { key } = field;
  const attributes = attributesOf(field);
  const value = typeof field.initialValue === "string" ? field.initialValue : undefined;
  const lengths = lengthsOf(field);
  switch (props.control) {
    case "checkbox":
      return <CheckboxField key={key} {...attributes} {...without(props)} defaultChecked={value === "on"} />;
    case "select":
      return <SelectField key={key} {...attributes} {...without(props)} defaultValue={value} />;
    case "textarea":
      return (
        <TextAreaField key={key} {...attributes} {...lengths} {...without(props)} defaultValue={value} />
      );
    case "money":
      return <MoneyField key={key} {...attributes} {...without(props)} defaultValue={value} />;
    case "date":
      return <DateField key={key} {...attributes} {...without(props)} defaultValue={value} />;
    case "decimal":
      return <DecimalField key={key} {...attributes} {...without(props)} defaultValue={value} />;
    case "text":
    case undefined:
      return (
        <TextField
          key={key}
          {...attributes}
          {...lengths}
          {...without(props)}
          {...hideSecret(props.type, value)}
        />
      );
    default:
      return props satisfies never;
  }
}

function attributesOf({ id, name, formId, errors, required }: FormFieldMetadata) {
  return { id, name, form: formId, errors, ...(required && { required }) };
}

function lengthsOf({ minLength, maxLength }: FormFieldMetadata) {
  return { ...(minLength !== undefined && { minLength }), ...(maxLength !== undefined && { maxLength }) };
}

function without<P extends { control?: string }>({ control: _, ...props }: P): Omit<P, "control"> {
  return props;
}

function hideSecret(type: string | undefined, defaultValue: string | undefined) {
  return type === "password" || defaultValue === undefined ? {} : { defaultValue };
}
