import { z } from "zod";
import {
  freeUnitsField,
  packageSizeField,
  priceAmountField,
  tiersField,
  unitAmountField,
} from "./price-fields.ts";
import { percentField } from "./fields.ts";
import { type PriceModel, priceModels } from "./price-models.ts";

/** Units up to and including `upTo` (null: all above) cost `unitAmountDecimal` minor units each, and `flatAmount` once. */
export type PriceTier = {
  readonly upTo: string | null;
  readonly unitAmountDecimal: string;
  readonly flatAmount?: bigint;
};

/** What every metered price may have: quantities as decimal texts, amounts in minor units. */
type Allowances = {
  readonly freeUnits?: string;
  readonly minimumAmount?: bigint;
  readonly maximumAmount?: bigint;
};

/** What a price asks, in minor units; `unitAmountDecimal` is the whole fee of a flat price and a package's price. */
export type PriceTerms = { readonly model: "flat"; readonly unitAmountDecimal: string } | MeteredTerms;

export type MeteredTerms = Allowances &
  (
    | { readonly model: "per_unit"; readonly unitAmountDecimal: string }
    | { readonly model: "graduated" | "volume"; readonly tiers: readonly PriceTier[] }
    | { readonly model: "package"; readonly unitAmountDecimal: string; readonly packageSize: string }
    /** The quantity is money in minor units; `fixedAmount` is asked once for any above zero. */
    | { readonly model: "percentage"; readonly percent: string; readonly fixedAmount?: bigint }
  );

/** The fields of terms as people and scripts give them; which of them a model has is checked by priceTermsOf. */
export const priceTermsFields = {
  model: z.enum(priceModels, `The model is one of ${priceModels.join(", ")}.`),
  unitAmountDecimal: unitAmountField("The unit price").optional(),
  tiers: tiersField.optional(),
  packageSize: packageSizeField.optional(),
  percent: percentField.optional(),
  fixedAmount: priceAmountField("The fixed amount").optional(),
  freeUnits: freeUnitsField.optional(),
  minimumAmount: priceAmountField("The minimum").optional(),
  maximumAmount: priceAmountField("The maximum").optional(),
};

type GivenTerms = z.output<z.ZodObject<typeof priceTermsFields>>;
type TermsField = Exclude<keyof GivenTerms, "model">;

const allowances: readonly TermsField[] = ["freeUnits", "minimumAmount", "maximumAmount"];

/** What the models need, with the sentence for its absence, and what they may have besides. */
const fieldsOf: Record<
  PriceModel,
  { needed: Partial<Record<TermsField, string>>; possible: readonly TermsField[] }
> = {
  flat: { needed: { unitAmountDecimal: "Enter the fee." }, possible: [] },
  per_unit: { needed: { unitAmountDecimal: "Enter the price of a unit." }, possible: allowances },
  graduated: { needed: { tiers: "Enter the tiers." }, possible: allowances },
  volume: { needed: { tiers: "Enter the tiers." }, possible: allowances },
  package: {
    needed: {
      unitAmountDecimal: "Enter the price of a package.",
      packageSize: "Enter how many units a package holds.",
    },
    possible: allowances,
  },
  percentage: { needed: { percent: "Enter the percentage." }, possible: ["fixedAmount", ...allowances] },
};

/** The names of the fields that a price of that model can have. */
export function termsFieldsOf(model: PriceModel): readonly string[] {
  return [...Object.keys(fieldsOf[model].needed), ...fieldsOf[model].possible];
}

/**
 * The terms in fields that were read already. Notes in `context` what the model needs and does not have, has and does
 * not know, and a minimum above the maximum; what it answers then is not used.
 */
export function priceTermsOf({ model, ...fields }: GivenTerms, context: z.RefinementCtx): PriceTerms {
  const given = model === "flat" ? withFlatFee(fields) : fields;
  const refuse = (path: string, message: string) =>
    context.addIssue({ code: "custom", path: [path], message, input: given });
  const { needed } = fieldsOf[model];
  for (const [name, value] of Object.entries(given))
    if (value !== undefined && !termsFieldsOf(model).includes(name))
      refuse(name, `A price of the model ${model} has no ${name}.`);
  for (const [name, sentence] of Object.entries(needed))
    if (given[name as TermsField] === undefined) refuse(name, sentence);
  const { minimumAmount, maximumAmount } = given;
  if (minimumAmount !== undefined && maximumAmount !== undefined && maximumAmount < minimumAmount)
    refuse("maximumAmount", "The maximum is at least the minimum.");
  const terms = Object.entries(given).filter(([, value]) => value !== undefined);
  return { model, ...Object.fromEntries(terms) } as PriceTerms;
}

/** A flat fee of whole minor units may as well be given as the fixed amount that it is. */
function withFlatFee({ fixedAmount, ...others }: Omit<GivenTerms, "model">): Omit<GivenTerms, "model"> {
  if (fixedAmount === undefined) return others;
  return others.unitAmountDecimal === undefined
    ? { ...others, unitAmountDecimal: String(fixedAmount) }
    : { ...others, fixedAmount };
}

/** Reads terms alone, each field with a sentence of its own. */
export const priceTermsField = z.strictObject(priceTermsFields).transform(priceTermsOf);

/** Terms as JSON to be stored: amounts are whole numbers below 2^53. */
export function storedTerms(terms: PriceTerms): string {
  return JSON.stringify(terms, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value));
}

/** The terms in what storedTerms wrote; throws for anything else. */
export function readStoredTerms(text: string): PriceTerms {
  return priceTermsField.parse(JSON.parse(text));
}
