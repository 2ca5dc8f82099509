import { z } from "zod";
import { aggregations } from "#lib/aggregations";
import { lineField, pagingFields } from "#lib/fields";

const keySentence =
  "A key has 1 to 64 letters, digits and the signs - _ . : and starts with a letter or a digit.";

const property = lineField("The property", 100);

const filter = z.strictObject(
  {
    property,
    values: z
      .array(lineField("The value", 200), "The values of a filter are a list.")
      .min(1, "A filter has at least one value.")
      .max(100, "A filter can have at most 100 values."),
  },
  "A filter has a property and values.",
);

export const createMeterInput = z
  .strictObject({
    key: z
      .string({ error: ({ input }) => (input === undefined ? "The key is missing." : keySentence) })
      .trim()
      .regex(/^[A-Za-z0-9][A-Za-z0-9\-_.:]{0,63}$/, keySentence),
    name: lineField("The name", 100),
    unit: lineField("The unit", 40),
    aggregation: z.enum(aggregations, `The aggregation is one of ${aggregations.join(", ")}.`),
    uniqueProperty: property.optional(),
    filters: z
      .array(filter, "Filters are a list.")
      .max(10, "A meter can have at most 10 filters.")
      .refine((filters) => isWithoutRepeats(filters.map(({ property: name }) => name)), {
        error: "Each property can be filtered once.",
      })
      .default([]),
    groupBy: z
      .array(property, "The properties to group by are a list.")
      .max(5, "A meter can be grouped by at most 5 properties.")
      .refine(isWithoutRepeats, "Each property can be grouped by once.")
      .default([]),
    allowsNegative: z.boolean("Say whether values can be below zero.").default(false),
  })
  .superRefine(({ aggregation, uniqueProperty }, context) => {
    const problem = uniquePropertyProblem(aggregation === "unique", uniqueProperty);
    if (problem !== null)
      context.addIssue({ code: "custom", path: ["uniqueProperty"], message: problem, input: uniqueProperty });
  });

export const renameMeterInput = z.strictObject({
  id: z.string("Choose the meter."),
  name: lineField("The name", 100),
});

export const listMetersInput = z.strictObject({
  ...pagingFields,
  archived: z.boolean("Say whether archived meters are wanted.").optional(),
});

function uniquePropertyProblem(isUnique: boolean, uniqueProperty: string | undefined): string | null {
  if (isUnique && uniqueProperty === undefined) return "Say whose different values are counted.";
  if (!isUnique && uniqueProperty !== undefined)
    return "Only a meter of the aggregation unique has such a property.";
  return null;
}

function isWithoutRepeats(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}
