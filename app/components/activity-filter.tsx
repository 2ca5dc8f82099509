import { Form, Link, useLocation } from "@remix-run/react";
import { subjectNoun } from "./activity-text.ts";
import { Button, buttonClasses } from "./button.tsx";
import { Card } from "./card.tsx";
import { FieldGrid } from "./field-grid.tsx";
import { DateField, SelectField } from "./inputs.tsx";

export type ActivityFilterProps = {
  actorNames: readonly string[];
  subjectKinds: readonly string[];
  problems: readonly { path: string; message: string }[];
};

/** Narrows what is shown to whose it is, to what it was done and when. */
export function ActivityFilter({ actorNames, subjectKinds, problems }: ActivityFilterProps) {
  const { search, pathname } = useLocation();
  const params = new URLSearchParams(search);
  const asked = (name: string) => params.get(name) ?? "";
  const errorsOf = (field: string) =>
    problems.filter(({ path }) => path === field).map(({ message }) => message);
  const isNarrowed = ["who", "kind", "subject", "from", "to"].some((name) => params.get(name));
  const anybody = { value: "", label: "Anybody" };
  const anything = { value: "", label: "Anything" };
  return (
    <Card>
      <Form key={search} method="get" action={pathname} className="space-y-4">
        <FieldGrid>
          <SelectField
            id="who"
            name="who"
            label="Who"
            defaultValue={asked("who")}
            options={[anybody, ...actorNames.map((name) => ({ value: name, label: name }))]}
          />
          <SelectField
            id="kind"
            name="kind"
            label="What it was done to"
            defaultValue={asked("kind")}
            options={[anything, ...subjectKinds.map((kind) => ({ value: kind, label: subjectNoun(kind) }))]}
          />
          <DateField
            id="from"
            name="from"
            label="From"
            defaultValue={asked("from")}
            errors={errorsOf("from")}
          />
          <DateField id="to" name="to" label="To" defaultValue={asked("to")} errors={errorsOf("to")} />
        </FieldGrid>
        {asked("subject") ? <input type="hidden" name="subject" value={asked("subject")} /> : null}
        <div className="flex flex-wrap gap-2">
          <Button type="submit">Apply</Button>
          {isNarrowed ? (
            <Link to={pathname} className={buttonClasses("quiet")}>
              Clear
            </Link>
          ) : null}
        </div>
      </Form>
    </Card>
  );
}
