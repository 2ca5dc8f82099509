import { z } from "zod";
import type { addPriceVersionInput, createPriceInput } from "#domain/prices";
import { findCurrency } from "#lib/currencies";
import { InvalidInput, invalidField } from "#lib/errors";
import { type PriceModel, priceModels } from "#lib/price-models";
import { readTypedTerms, type TypedTerms } from "#lib/typed-terms";

const text = z.string().optional();

const typedTerms = {
  unitPrice: text,
  packageSize: text,
  percent: text,
  fixedAmount: text,
  freeUnits: text,
  minimumAmount: text,
  maximumAmount: text,
  tiers: z.array(z.object({ upTo: text, unitPrice: text, flatAmount: text })).optional(),
};

/** The form of a new price as typed; which of its fields count depends on the model. */
export const priceForm = z.object({
  formKey: z.string().max(100).optional(),
  model: z.enum(priceModels, "Choose the model."),
  name: text,
  currency: z.string("Choose a currency."),
  meterKey: text,
  ...typedTerms,
});

/** The form of a price's next version as typed. */
export const priceVersionForm = z.object({ effectiveFrom: text, ...typedTerms });

/** What the typed price asks for, and where its fields stood. Throws InvalidInput for numbers that cannot be read. */
export function readTypedPrice(typed: z.output<typeof priceForm>) {
  const { formKey: _, model, name, currency, meterKey, ...terms } = typed;
  if (findCurrency(currency) === null) throw invalidField("currency", "Choose a currency.");
  const { fields, fieldNames } = requireReadable(terms, { model, currency });
  const input = { model, name, currency, ...(meterKey && { meterKey }), ...fields };
  // The rule itself says what is missing.
  return { input: input as z.input<typeof createPriceInput>, fieldNames };
}

/** As readTypedPrice, for the next version of a price. */
export function readTypedVersion(
  { effectiveFrom, ...terms }: z.output<typeof priceVersionForm>,
  price: { id: string; model: PriceModel; currency: string },
) {
  const { fields, fieldNames } = requireReadable(terms, price);
  const input = { id: price.id, effectiveFrom, ...fields };
  return { input: input as z.input<typeof addPriceVersionInput>, fieldNames };
}

function requireReadable(typed: TypedTerms, price: { model: PriceModel; currency: string }) {
  const { problems, ...read } = readTypedTerms(typed, price);
  if (problems.length > 0) throw new InvalidInput(problems);
  return read;
}
