import type { z } from "zod";
import { InvalidInput, type FieldProblem } from "./errors.ts";

/** What the schema makes of an input; throws InvalidInput with a sentence for every field that it refuses. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: z.input<Schema>,
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new InvalidInput(fieldProblems(result.error));
}

/** A schema's complaints by field, dots between levels; unknown fields are named one by one. */
export function fieldProblems(error: Pick<z.ZodError, "issues">): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== "unrecognized_keys")
      return [{ path: issue.path.map(String).join("."), message: issue.message }];
    return issue.keys.map((key) => ({
      path: [...issue.path, key].map(String).join("."),
      message: `There is no field named "${key}".`,
    }));
  });
}
