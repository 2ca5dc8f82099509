import { Link } from "@remix-run/react";
import type { FormEvent } from "react";
import { FormField, type FormFieldMetadata } from "../form-field.tsx";

export type ChoosableClient = { id: string; name: string; currency: string };

export type ClientChoiceProps = {
  field: FormFieldMetadata;
  /** The name of the form's currency field, which follows the client until somebody chooses otherwise. */
  currencyField: string;
  clients: readonly ChoosableClient[];
  hasMoreClients: boolean;
};

/** Whom the invoice is for. Choosing brings the client's currency along where scripts work. */
export function ClientChoice({ field, currencyField, clients, hasMoreClients }: ClientChoiceProps) {
  function followCurrency({ target }: FormEvent<HTMLDivElement>) {
    if (!(target instanceof HTMLSelectElement)) return;
    const currency = clients.find(({ id }) => id === target.value)?.currency;
    const select = target.form?.elements.namedItem(currencyField);
    if (!currency || !(select instanceof HTMLSelectElement)) return;
    select.value = currency;
    select.dispatchEvent(new Event("input", { bubbles: true }));
  }

  return (
    <div onChange={followCurrency}>
      <FormField
        field={field}
        label="Client"
        control="select"
        options={[
          { value: "", label: "Choose a client" },
          ...clients.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        hint={
          <>
            {hasMoreClients
              ? "Not in the list? Start from the client’s page, or make a "
              : "Somebody new? Make a "}
            <Link to="/admin/clients/new" className="link">
              new client
            </Link>
            .
          </>
        }
      />
    </div>
  );
}
