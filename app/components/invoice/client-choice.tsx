import { Link } from "@remix-run/react";
import type { FormEvent } from "react";
import { Button } from "../button.tsx";
import { FormField, type FormFieldMetadata } from "../form-field.tsx";
import { useHydrated } from "../hydrated.tsx";
import { takeUsualTerms } from "./usual-terms.ts";

export type ChoosableClient = {
  id: string;
  name: string;
  currency: string;
  /** The organization's where the client has none of its own. */
  netDays: number;
  /** What new lines are taxed with, "" for nothing. */
  taxRateId: string;
};

export type ClientChoiceProps = {
  field: FormFieldMetadata;
  /** The name of the form's currency field, which follows the client until somebody chooses otherwise. */
  currencyField: string;
  clients: readonly ChoosableClient[];
  hasMoreClients: boolean;
  onChoose: (clientId: string) => void;
  /** Of a new invoice: where the form starts with what is usual for a client, for those without scripts. */
  startAt?: string | undefined;
};

/** Whom the invoice is for. Choosing brings what is usual for the client along; without scripts a button does. */
export function ClientChoice({ field, currencyField, clients, hasMoreClients, ...props }: ClientChoiceProps) {
  const isHydrated = useHydrated();
  const startsAnew = !isHydrated && props.startAt !== undefined;

  function follow({ target }: FormEvent<HTMLDivElement>) {
    if (!(target instanceof HTMLSelectElement)) return;
    props.onChoose(target.value);
    const client = clients.find(({ id }) => id === target.value);
    if (client && target.form) takeUsualTerms(target.form, { currencyField, client });
  }

  return (
    <div onChange={follow} className="space-y-2">
      {/* The first button of a form is what the Enter key presses. */}
      {startsAnew ? <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" /> : null}
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
      {startsAnew ? (
        <Button type="submit" formMethod="get" formAction={props.startAt}>
          Start anew with what is usual for this client
        </Button>
      ) : null}
    </div>
  );
}
