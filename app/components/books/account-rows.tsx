import { FormField, type FormFieldMetadata } from "../form-field.tsx";

export type AccountFields = { account: string; code: string; name: string };

type AccountRowsProps = {
  rows: readonly {
    account: string;
    fields: { account: FormFieldMetadata; code: FormFieldMetadata; name: FormFieldMetadata };
  }[];
};

/** One row per account: its code and its name, under what the books call it. */
export function AccountRows({ rows }: AccountRowsProps) {
  return (
    <ul className="space-y-4">
      {rows.map(({ account, fields }) => (
        <li key={account}>
          <fieldset className="grid gap-x-4 gap-y-2 sm:grid-cols-[12rem_8rem_1fr]">
            <legend className="sr-only">{accountTitle(account)}</legend>
            <p className="self-end pb-2 font-medium" aria-hidden="true">
              {accountTitle(account)}
            </p>
            <input type="hidden" name={fields.account.name} value={account} />
            <FormField field={fields.code} label="Code" spellCheck={false} />
            <FormField field={fields.name} label="Name" />
          </fieldset>
        </li>
      ))}
    </ul>
  );
}

/** "stripe_fees" is "Stripe fees". */
export function accountTitle(account: string): string {
  const words = account.replaceAll("_", " ").replace("stripe", "Stripe");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
