import { Form } from "@remix-run/react";
import { Button } from "../button.tsx";
import { DateField, SelectField, type SelectOption } from "../inputs.tsx";

export type DueFormProps = {
  typed: { clientId: string; asOf: string };
  problem: string | null;
  clients: readonly SelectOption[];
};

/** Narrows what is looked at to one client or an earlier day; the address says it all. */
export function DueForm({ typed, problem, clients }: DueFormProps) {
  return (
    <Form method="get" noValidate className="flex flex-wrap items-start gap-3">
      <SelectField
        id="clientId"
        name="clientId"
        label="Client"
        options={[{ value: "", label: "All clients" }, ...clients]}
        defaultValue={typed.clientId}
      />
      <DateField
        id="asOf"
        name="asOf"
        label="As of"
        hint="Left empty, now."
        defaultValue={typed.asOf}
        errors={problem === null ? undefined : [problem]}
      />
      <Button type="submit" className="mt-7">
        Preview
      </Button>
    </Form>
  );
}
