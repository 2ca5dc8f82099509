import { Form } from "@remix-run/react";
import type { PriceModel } from "#lib/price-models";
import { Card } from "../card.tsx";
import { FieldGrid } from "../field-grid.tsx";
import { FormButtons } from "../form-buttons.tsx";
import { FormErrors } from "../form-errors.tsx";
import { FormField } from "../form-field.tsx";
import type { SelectOption } from "../inputs.tsx";
import { usePageForm } from "../use-page-form.tsx";
import { type Offered, OfferedField } from "./offered-field.tsx";
import { TermsFields, type TypedTermsFields } from "./terms-fields.tsx";
import { typedTiersIn } from "./typed-tiers.ts";

export type PriceFormProps = {
  model: PriceModel;
  /** What the form begins with. */
  typed: Readonly<Record<string, unknown>>;
  currencies: readonly SelectOption[];
  meters: Offered;
};

type Fields = TypedTermsFields & {
  formKey: string;
  model: string;
  name: string;
  currency: string;
  meterKey: string;
};

export function PriceForm({ model, typed, currencies, meters }: PriceFormProps) {
  const [form, fields] = usePageForm<Fields>("price", { defaultValue: { ...typed, model } });
  return (
    <Form method="post" id={form.id} noValidate className="max-w-3xl space-y-6">
      <FormErrors id={form.errorId} errors={form.errors} />
      <input type="hidden" name={fields.formKey.name} defaultValue={fields.formKey.initialValue} />
      <input type="hidden" name={fields.model.name} value={model} />
      <Card title="What is priced">
        <FieldGrid>
          <FormField field={fields.name} label="Name" hint="As it stands on bills." />
          <FormField field={fields.currency} label="Currency" control="select" options={currencies} />
          {model === "flat" ? null : (
            <OfferedField
              field={fields.meterKey}
              label="Meter"
              noun="meter"
              offered={meters}
              hint={
                meters.options.length === 0 && meters.search === null
                  ? "There is none yet: make one under Meters first."
                  : null
              }
            />
          )}
        </FieldGrid>
      </Card>
      <Card title="What it costs" description="In the currency's main unit, such as 0.10.">
        <TermsFields
          formId={form.id}
          model={model}
          fields={fields}
          currency={null}
          tiers={typedTiersIn(form.initialValue?.tiers)}
          errors={form.allErrors}
        />
      </Card>
      <FormButtons submit="Create the price" pending="Saving…" cancelTo="/admin/usage/prices" />
    </Form>
  );
}
