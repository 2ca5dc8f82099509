import { z } from "zod";

/** The field with one sentence, in the reader's language, for whatever is wrong with it. */
export function wordedField<Field extends z.ZodType>(field: Field, sentence: string) {
  return z.custom<z.input<Field>>().transform((value, context): z.output<Field> => {
    const result = field.safeParse(value);
    if (result.success) return result.data;
    context.addIssue(sentence);
    return z.NEVER;
  });
}
