import { Form } from "@remix-run/react";
import { Button } from "../button.tsx";
import { DateField } from "../inputs.tsx";
import { ChoiceOrKey, type Choices } from "./choice-or-key.tsx";

export type DueFormProps = {
  typed: { clientId: string; asOf: string };
  problem: { field: "clientId" | "asOf"; message: string } | null;
  clients: Choices;
};

/** Narrows what is looked at to one client or an earlier day; the address says it all. */
export function DueForm({ typed, problem, clients }: DueFormProps) {
  return (
    <Form method="get" noValidate className="flex flex-wrap items-start gap-3">
      <ChoiceOrKey
        name="clientId"
        label="Client"
        any="All clients"
        choices={clients}
        value={typed.clientId}
        errors={problem?.field === "clientId" ? [problem.message] : undefined}
      />
      <DateField
        id="asOf"
        name="asOf"
        label="As of"
        hint="Left empty, now."
        defaultValue={typed.asOf}
        errors={problem?.field === "asOf" ? [problem.message] : undefined}
      />
      <Button type="submit" className="mt-7">
        Preview
      </Button>
    </Form>
  );
}
