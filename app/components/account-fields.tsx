import { FormField, type FormFieldMetadata } from "./form-field.tsx";

/** The address that a person signs in with, as password managers know it. */
export function AccountAddressField({ field, hint }: { field: FormFieldMetadata; hint?: string }) {
  return (
    <FormField
      field={field}
      label="E-mail address"
      type="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      hint={hint}
    />
  );
}

type NewPasswordFieldProps = { field: FormFieldMetadata; label?: string; hint?: string };

/** A password that is made here, which password managers may suggest and keep. */
export function NewPasswordField({
  field,
  label = "Password",
  hint = "At least 12 characters.",
}: NewPasswordFieldProps) {
  return <FormField field={field} label={label} type="password" autoComplete="new-password" hint={hint} />;
}
