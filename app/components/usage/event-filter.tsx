import { Form, Link, useLocation } from "@remix-run/react";
import { Button, buttonClasses } from "../button.tsx";
import { DateField } from "../inputs.tsx";
import { ChoiceOrKey, type Choices } from "./choice-or-key.tsx";

type EventFilterProps = { clients: Choices; meters: Choices };

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
      <ChoiceOrKey name="client" label="Client" any="All clients" choices={clients} value={value("client")} />
      <ChoiceOrKey name="meter" label="Meter" any="All meters" choices={meters} value={value("meter")} />
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
