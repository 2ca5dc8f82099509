import { z } from "zod";
import { readInput } from "#lib/input";

/** The input of every verb on one thing. */
export function byId(noun: string) {
  const sentence = `Say which ${noun} by its id.`;
  return checkedBy(z.strictObject({ id: z.string(sentence).min(1, sentence).max(200, sentence) }));
}

/** For an input that the verb behind it takes on trust. */
export function checkedBy<Schema extends z.ZodType>(schema: Schema) {
  return (value: unknown): z.output<Schema> => readInput(schema, (value ?? {}) as z.input<Schema>);
}
