import { Form } from "@remix-run/react";
import { SubmitButton } from "../button.tsx";
import { FormErrors } from "../form-errors.tsx";
import { FormField } from "../form-field.tsx";
import { usePageForm } from "../use-page-form.tsx";

type Rules = { version: number; seatPolicy: string; seatLimit: number | null; seatProration: string };

const policies = [
  { value: "invited", label: "When the invite goes out" },
  { value: "accepted", label: "When the invite is accepted" },
];

const prorations = [
  { value: "create_prorations", label: "Billed for the days that it is used" },
  { value: "none", label: "Billed from the next period on" },
];

/** Who takes a seat, how many there may be, and what a change within a period costs. */
export function SeatRulesForm({ settings: { version, ...settings } }: { settings: Rules }) {
  const [form, fields] = usePageForm<Record<keyof Rules, string>>("seats", { defaultValue: settings });
  return (
    <Form method="post" id={form.id} noValidate className="max-w-md space-y-4">
      <FormErrors id={form.errorId} errors={form.errors} />
      <input type="hidden" name={fields.version.name} value={version} />
      <FormField
        field={fields.seatPolicy}
        label="An agent takes a seat"
        control="select"
        options={policies}
      />
      <FormField
        field={fields.seatLimit}
        label="Seat limit"
        inputMode="numeric"
        isOptional
        hint="Invites beyond it are refused. Leave it empty for no limit."
      />
      <FormField
        field={fields.seatProration}
        label="A seat that changes within a period is"
        control="select"
        options={prorations}
        hint={
          <>
            By days: the next invoice charges a new seat for the rest of the period, and credits a seat that
            was given up. From the next period on: nothing is charged or credited until then. Either way there
            is no invoice for a single seat.
          </>
        }
      />
      <SubmitButton pendingLabel="Saving…">Save the seats</SubmitButton>
    </Form>
  );
}
