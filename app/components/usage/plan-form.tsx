import { Form, Link } from "@remix-run/react";
import { Card } from "../card.tsx";
import { FieldGrid } from "../field-grid.tsx";
import { FormButtons } from "../form-buttons.tsx";
import { FormErrors } from "../form-errors.tsx";
import { FormField } from "../form-field.tsx";
import type { SelectOption } from "../inputs.tsx";
import { usePageForm } from "../use-page-form.tsx";
import { type Offered, OfferedField, type OfferedSearch, OfferSearch } from "./offered-field.tsx";
import { type ChoosablePrice, PriceChoices } from "./price-choices.tsx";
import { finishWords, intervalWords, timingWords } from "./words.ts";

export type PlanFormProps = {
  /** What the form begins with. */
  typed: Readonly<Record<string, unknown>>;
  choices: {
    clients: Offered;
    prices: readonly ChoosablePrice[];
    /** Null when these are all prices. */
    pricesSearch: OfferedSearch | null;
    timeZones: readonly SelectOption[];
  };
};

type Fields = Record<
  | "formKey"
  | "clientId"
  | "priceIds"
  | "interval"
  | "anchorDay"
  | "timeZone"
  | "startsOn"
  | "timing"
  | "finish"
  | "graceHours",
  string
>;

/** A new usage plan. Every field works without scripts. */
export function PlanForm({ typed, choices }: PlanFormProps) {
  const [form, fields] = usePageForm<Fields>("usage-plan", { defaultValue: typed });
  return (
    <Form method="post" id={form.id} noValidate className="space-y-6">
      <FormErrors id={form.errorId} errors={form.errors} />
      <input type="hidden" name={fields.formKey.name} defaultValue={fields.formKey.initialValue} />
      <Card title="Who is billed for what">
        <div className="space-y-4">
          <OfferedField field={fields.clientId} label="Client" noun="client" offered={choices.clients} />
          <OfferSearch name="priceIdsSearch" noun="price" search={choices.pricesSearch} />
          <PriceChoices field={fields.priceIds} prices={choices.prices} errors={form.allErrors} />
        </div>
      </Card>
      <Card title="When">
        <FieldGrid>
          <FormField
            field={fields.interval}
            label="Billed"
            control="select"
            options={optionsOf(intervalWords)}
          />
          <FormField
            field={fields.anchorDay}
            label="Anchor day"
            inputMode="numeric"
            isOptional
            hint="The day that periods begin with: 1 to 31, or 1 (Monday) to 7 for weeks. Left empty, the day of the start."
          />
          <FormField
            field={fields.startsOn}
            label="Starts"
            control="date"
            hint="Periods that are over by now are billed at once, each by an invoice of its own, which goes out if you choose so below."
          />
          <FormField
            field={fields.timeZone}
            label="Time zone"
            control="select"
            options={[{ value: "", label: "The client’s" }, ...choices.timeZones]}
            hint="Days and periods begin at its midnight."
          />
        </FieldGrid>
      </Card>
      <Card title="How it is billed">
        <FieldGrid>
          <FormField
            field={fields.timing}
            label="Flat fees"
            control="select"
            options={optionsOf(timingWords)}
            hint="Usage is always billed when the period is over."
          />
          <FormField
            field={fields.finish}
            label="The invoice"
            control="select"
            options={optionsOf(finishWords)}
          />
          <FormField
            field={fields.graceHours}
            label="Hours to wait for late events"
            inputMode="numeric"
            hint="What comes later still is billed as an adjustment."
          />
        </FieldGrid>
      </Card>
      <FormButtons submit="Start the plan" pending="Saving…" cancelTo="/admin/usage/plans" />
    </Form>
  );
}

function optionsOf(words: Readonly<Record<string, string>>): SelectOption[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

export function NoPrices() {
  return (
    <p>
      There are no prices yet.{" "}
      <Link to="/admin/usage/prices/new" className="link">
        Make a price
      </Link>{" "}
      first.
    </p>
  );
}
