import { z } from "zod";
import { type createMeterInput, type MeterFilter } from "#domain/meters";

/** The form of a new meter as typed: properties with commas between them, filters one to a line. */
export const meterForm = z
  .object({
    formKey: z.string().max(100).optional(),
    key: z.string().optional(),
    name: z.string().optional(),
    unit: z.string().optional(),
    aggregation: z.string().optional(),
    uniqueProperty: z.string().optional(),
    groupBy: z.string().optional(),
    filters: z.string().optional().transform(readFilters),
    allowsNegative: z.literal("on").optional(),
  })
  .transform(({ formKey, uniqueProperty, groupBy, allowsNegative, ...given }) => ({
    formKey,
    // The rule itself says what is missing or wrong.
    input: {
      ...given,
      ...(uniqueProperty && { uniqueProperty }),
      groupBy: wordsOf(groupBy),
      allowsNegative: allowsNegative === "on",
    } as z.input<typeof createMeterInput>,
  }));

/** Where the form shows what the rule says about a part of a list: at the list. */
export function meterFieldName(path: string): string {
  return /^(filters|groupBy)\./.exec(path)?.[1] ?? path;
}

/** "region = eu, us" asks for events whose region is one of the two. */
function readFilters(text: string | undefined, context: z.RefinementCtx): MeterFilter[] {
  const lines = (text ?? "").split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const [property = "", ...rest] = line.split("=");
    const values = wordsOf(rest.join("="));
    if (property.trim() === "" || values.length === 0)
      context.addIssue("Write a filter as a property, an equals sign and its values: region = eu, us.");
    return { property: property.trim(), values };
  });
}

function wordsOf(text: string | undefined): string[] {
  return (text ?? "")
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}
