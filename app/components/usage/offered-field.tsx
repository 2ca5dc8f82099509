import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "../button.tsx";
import { FormField, type FormFieldMetadata } from "../form-field.tsx";
import { TextField, type SelectOption } from "../inputs.tsx";

/** What was searched, and whether more fits than is offered. */
export type OfferedSearch = { typed: string; hasMore: boolean };

/** Choices of a select; `search` is null when they are all that there are. */
export type Offered = { options: readonly SelectOption[]; search: OfferedSearch | null };

type OfferedFieldProps = {
  field: FormFieldMetadata;
  label: string;
  /** "client": what is chosen, in a sentence. */
  noun: string;
  offered: Offered;
  hint?: ReactNode;
};

/** A choice among so many that only some are offered at a time: the others are found by a search above them. */
export function OfferedField({ field, label, noun, offered, hint }: OfferedFieldProps) {
  return (
    <div className="space-y-4">
      <OfferSearch name={`${field.name}Search`} noun={noun} search={offered.search} />
      <FormField
        field={field}
        label={label}
        control="select"
        options={[{ value: "", label: `Choose a ${noun}` }, ...offered.options]}
        hint={hint}
      />
    </div>
  );
}

/**
 * Looks for choices by sending the form, whatever is typed in it already, to its page's own address, which needs no
 * script. It stands at the form's top, so that the Enter key looks for choices too, and saves nothing by accident.
 */
export function OfferSearch({
  name,
  noun,
  search,
}: {
  name: string;
  noun: string;
  search: OfferedSearch | null;
}) {
  const { pathname } = useLocation();
  if (!search) return null;
  return (
    <div className="flex flex-wrap items-start gap-2">
      <TextField
        id={name}
        name={name}
        type="search"
        label={`Find a ${noun}`}
        defaultValue={search.typed}
        hint={search.hasMore ? "More fit than are offered below." : "Those that fit are offered below."}
      />
      <Button type="submit" formMethod="get" formAction={pathname} className="mt-7">
        Find
      </Button>
    </div>
  );
}
