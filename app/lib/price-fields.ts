import { z } from "zod";
import {
  compareDecimals,
  decimal,
  type DecimalLimits,
  formatDecimal,
  parseDecimal,
  unitPriceLimits,
  usageLimits,
} from "./decimal.ts";
import { amountField } from "./fields.ts";

/** Decimal minor units that are not negative, as the shortest text. */
export function unitAmountField(name: string) {
  return decimalField(name, unitPriceLimits).refine(isNotNegative, `${name} cannot be negative.`);
}

/** Minor units that are not negative. */
export function priceAmountField(name: string) {
  return amountField(name).refine((amount) => amount >= 0n, `${name} cannot be negative.`);
}

/** How much is used: a decimal text, or a whole JSON number; as the shortest text. */
export function usageQuantityField(name: string) {
  return decimalField(name, usageLimits);
}

export const freeUnitsField = usageQuantityField("The free units").refine(
  isNotNegative,
  "The free units cannot be negative.",
);

export const packageSizeField = usageQuantityField("The package size").refine(
  isPositive,
  "A package holds more than 0 units.",
);

const tier = z.strictObject(
  {
    upTo: usageQuantityField("The end of a tier")
      .refine(isPositive, "A tier ends above 0.")
      .nullable()
      .default(null),
    unitAmountDecimal: unitAmountField("The unit price"),
    flatAmount: priceAmountField("The flat amount").optional(),
  },
  "A tier has upTo, unitAmountDecimal and perhaps flatAmount.",
);

/** From the first tier to the last, which alone has no end. */
export const tiersField = z
  .array(tier, "Tiers are a list.")
  .min(1, "Enter at least one tier.")
  .max(50, "A price can have at most 50 tiers.")
  .superRefine((tiers, context) => {
    const refuse = (index: number, message: string) =>
      context.addIssue({ code: "custom", path: [index, "upTo"], message, input: tiers });
    tiers.forEach(({ upTo }, index) => {
      const before = tiers[index - 1]?.upTo ?? null;
      if (index < tiers.length - 1 && upTo === null) return refuse(index, "Only the last tier has no end.");
      if (index === tiers.length - 1 && upTo !== null)
        return refuse(index, "The last tier has no end, so that every quantity has a price.");
      if (upTo !== null && before !== null && compareDecimals(decimal(upTo), decimal(before)) <= 0)
        refuse(index, "A tier ends above the tier before it.");
    });
  })
  .transform((tiers) =>
    tiers.map(({ flatAmount, ...others }) => (flatAmount === undefined ? others : { ...others, flatAmount })),
  );

function decimalField(name: string, limits: DecimalLimits) {
  const sentence = `${name} is a decimal number as a text, such as "12.5".`;
  return z.union([z.string(), z.int()], sentence).transform((value, context) => {
    const number = parseDecimal(String(value).trim(), limits);
    if (number.ok) return formatDecimal(number.value);
    context.addIssue({ code: "custom", message: number.problem, input: value });
    return z.NEVER;
  });
}

function isNotNegative(text: string): boolean {
  return !text.startsWith("-");
}

function isPositive(text: string): boolean {
  return isNotNegative(text) && text !== "0";
}
