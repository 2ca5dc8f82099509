import { z } from "zod";
import { civilDateField, currencyField, idField, lineField, pagingFields } from "#lib/fields";
import { fieldProblems } from "#lib/input";
import { usageQuantityField } from "#lib/price-fields";
import { priceTermsFields, priceTermsOf } from "#lib/price-terms";

const meterKey = z
  .string("Choose the meter by its key.")
  .trim()
  .min(1, "Choose the meter by its key.")
  .max(64, "There is no such meter.");

/** A flat fee counts nothing; every other price is of what a meter counts. */
export const createPriceInput = z
  .strictObject({
    name: lineField("The name", 100),
    currency: currencyField,
    meterKey: meterKey.optional(),
    ...priceTermsFields,
  })
  .transform(({ name, currency, meterKey: key, ...given }, context) => {
    const refuse = (message: string) =>
      context.addIssue({ code: "custom", path: ["meterKey"], message, input: key });
    if (given.model === "flat" && key !== undefined)
      refuse("A flat price counts nothing. Leave the meter out.");
    if (given.model !== "flat" && key === undefined) refuse("Choose the meter that counts what is priced.");
    return { name, currency, meterKey: key ?? null, terms: priceTermsOf(given, context) };
  });

/** The terms are complete, not a change; the model stays the price's and can be left out. */
export const addPriceVersionInput = z.strictObject({
  id: idField("price"),
  effectiveFrom: civilDateField,
  ...priceTermsFields,
  model: priceTermsFields.model.optional(),
});

export const listPricesInput = z.strictObject({
  ...pagingFields,
  archived: z.boolean("Say whether archived prices are wanted.").optional(),
});

const triedPrice = z
  .strictObject(
    {
      name: lineField("The name", 100).optional(),
      currency: currencyField.optional(),
      meterKey: meterKey.nullish(),
      ...priceTermsFields,
    },
    "Give a price or the id of one.",
  )
  .transform(({ name: _name, currency: _currency, meterKey: _key, ...given }, context) =>
    priceTermsOf(given, context),
  );

/** A price by its id, or one that need not exist: what it is called, its currency and its meter change no quote. */
export const quotePriceInput = z.strictObject({
  price: z.custom<string | z.input<typeof triedPrice>>().transform((price, context) => {
    // A union would say of a price with a mistake only that it is neither.
    const result =
      typeof price === "string" ? idField("price").safeParse(price) : triedPrice.safeParse(price);
    if (result.success) return result.data;
    for (const { path, message } of fieldProblems(result.error))
      context.addIssue({ code: "custom", path: path.split(".").filter(Boolean), message, input: price });
    return z.NEVER;
  }),
  quantity: usageQuantityField("The quantity"),
});
