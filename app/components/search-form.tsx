import { Form, Link, useLocation } from "@remix-run/react";
import { Button, buttonClasses } from "./button.tsx";
import type { SelectOption } from "./inputs.tsx";

export type SearchFilter = {
  name: string;
  label: string;
  options: readonly SelectOption[];
  anyLabel?: string;
};

export type SearchFormProps = {
  /** What is searched, for the label: "Search invoices". */
  label: string;
  placeholder?: string;
  filters?: readonly SearchFilter[];
  /** Parameters of the address that narrow the list too but are not asked for here. Clear takes them away. */
  kept?: readonly string[];
};

/** Narrows the list on this page through its address: `q` and one parameter per filter. The order stays, paging starts again. */
export function SearchForm({ label, placeholder, filters = [], kept = [] }: SearchFormProps) {
  const { search, pathname } = useLocation();
  const params = new URLSearchParams(search);
  const isNarrowed = ["q", ...kept, ...filters.map(({ name }) => name)].some((name) => params.get(name));
  return (
    <Form
      key={search}
      method="get"
      action={pathname}
      role="search"
      className="flex flex-wrap items-end gap-2 sm:gap-3"
    >
      <label className="min-w-0 flex-1 basis-52">
        <span className="sr-only">{label}</span>
        <input
          type="search"
          name="q"
          defaultValue={params.get("q") ?? ""}
          placeholder={placeholder ?? label}
          className="control"
        />
      </label>
      {filters.map((filter) => (
        <FilterSelect key={filter.name} filter={filter} value={params.get(filter.name) ?? ""} />
      ))}
      {["sort", ...kept].map((name) => {
        const value = params.get(name);
        return value ? <input key={name} type="hidden" name={name} value={value} /> : null;
      })}
      <Button type="submit">Apply</Button>
      {isNarrowed ? (
        <Link to={pathname} className={buttonClasses("quiet")}>
          Clear
        </Link>
      ) : null}
    </Form>
  );
}

function FilterSelect({ filter, value }: { filter: SearchFilter; value: string }) {
  const { name, label, options, anyLabel = "All" } = filter;
  return (
    <label className="min-w-0 flex-1 basis-32 text-sm sm:max-w-52">
      <span className="mb-1 block text-muted">{label}</span>
      <select name={name} defaultValue={value} className="control">
        <option value="">{anyLabel}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
