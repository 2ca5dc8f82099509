import { FieldGrid } from "../field-grid.tsx";
import { FormField, type FormFieldMetadata } from "../form-field.tsx";
import type { PriceModel } from "#lib/price-models";
import type { TypedTier } from "#lib/typed-terms";
import { TierRows } from "./tier-rows.tsx";

export type TypedTermsFields = {
  unitPrice: string;
  packageSize: string;
  percent: string;
  fixedAmount: string;
  freeUnits: string;
  minimumAmount: string;
  maximumAmount: string;
  tiers: { upTo: string; unitPrice: string; flatAmount: string }[];
};

type Metadata = Record<Exclude<keyof TypedTermsFields, "tiers">, FormFieldMetadata>;

export type TermsFieldsProps = {
  formId: string;
  model: PriceModel;
  fields: Metadata;
  /** The currency's code, null while it is still chosen in the same form. */
  currency: string | null;
  tiers: readonly TypedTier[];
  errors: Readonly<Record<string, readonly string[] | undefined>>;
};

/** What a price of that model asks, field by field; amounts are typed in the currency's main unit. */
export function TermsFields({ model, fields, currency, ...tierProps }: TermsFieldsProps) {
  const of = currency === null ? "" : ` (${currency})`;
  const isTiered = model === "graduated" || model === "volume";
  return (
    <div className="space-y-4">
      {isTiered ? <TierRows {...tierProps} currencySuffix={of} /> : null}
      <FieldGrid>
        {unitPriceLabels[model] ? (
          <FormField
            field={fields.unitPrice}
            label={`${unitPriceLabels[model]}${of}`}
            control="decimal"
            hint="Up to 12 decimals more than the currency has."
          />
        ) : null}
        {model === "package" ? (
          <FormField field={fields.packageSize} label="Units in a package" control="decimal" />
        ) : null}
        {model === "percentage" ? (
          <>
            <FormField
              field={fields.percent}
              label="Percentage"
              control="decimal"
              hint="Of what the meter counts, which is money in the currency's smallest unit."
            />
            <FormField
              field={fields.fixedAmount}
              label={`Fixed amount${of}`}
              control="decimal"
              isOptional
              hint="Once per period in which anything is charged."
            />
          </>
        ) : null}
        {model === "flat" ? null : (
          <>
            <FormField
              field={fields.freeUnits}
              label={model === "percentage" ? `Free amount${of}` : "Free units"}
              control="decimal"
              isOptional
              hint="Come off first, in every period."
            />
            <FormField
              field={fields.minimumAmount}
              label={`At least per period${of}`}
              control="decimal"
              isOptional
              hint="A part of a period owes its share of it."
            />
            <FormField
              field={fields.maximumAmount}
              label={`At most per period${of}`}
              control="decimal"
              isOptional
            />
          </>
        )}
      </FieldGrid>
    </div>
  );
}

const unitPriceLabels: Partial<Record<PriceModel, string>> = {
  flat: "Fee per period",
  per_unit: "Price of a unit",
  package: "Price of a package",
};
