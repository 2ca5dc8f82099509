import { Form, Link, useLocation } from "@remix-run/react";
import { Button, buttonClasses } from "../button.tsx";
import { DateField, SelectField, type SelectOption, TextField } from "../inputs.tsx";

type EventFilterProps = {
  /** Null when there are too many for a select. */
  clients: readonly SelectOption[] | null;
  meters: readonly SelectOption[];
};

/** Narrows the events through the address: by client, meter and day. Paging starts again. */
export function EventFilter({ clients, meters }: EventFilterProps) {
  const { search, pathname } = useLocation();
  const params = new URLSearchParams(search);
  const value = (name: string) => params.get(name) ?? "";
  const isNarrowed = ["client", "meter", "day"].some((name) => value(name) !== "");
  return (
    <Form
      key={search}
      method="get"
      action={pathname}
      role="search"
      className="flex flex-wrap items-end gap-3"
    >
      {clients ? (
        <SelectField
          id="client"
          name="client"
          label="Client"
          options={[{ value: "", label: "All clients" }, ...clients]}
          defaultValue={value("client")}
        />
      ) : (
        <TextField id="client" name="client" label="Client’s key" defaultValue={value("client")} />
      )}
      <SelectField
        id="meter"
        name="meter"
        label="Meter"
        options={[{ value: "", label: "All meters" }, ...meters]}
        defaultValue={value("meter")}
      />
      <DateField id="day" name="day" label="Day" defaultValue={value("day")} />
      <Button type="submit">Apply</Button>
      {isNarrowed ? (
        <Link to={pathname} className={buttonClasses("quiet")}>
          Clear
        </Link>
      ) : null}
    </Form>
  );
}
