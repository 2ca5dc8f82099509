import type { z } from "zod";
import { InvalidInput } from "#lib/errors";
import { fieldProblems } from "#lib/input";

/**
 * What a list page's address asks for, read with the rule's own schema: `q` is its `search`, "yes" and "no" are booleans,
 * and parameters that are empty or that the rule does not know are left out. Throws InvalidInput for values it refuses.
 */
export function readListQuery<Schema extends z.ZodObject>(
  request: Request,
  schema: Schema,
): z.output<Schema> {
  const given: Record<string, unknown> = {};
  for (const [parameter, text] of new URL(request.url).searchParams) {
    const name = parameter === "q" ? "search" : parameter;
    if (text === "" || name === "limit" || !Object.hasOwn(schema.shape, name)) continue;
    given[name] = name === "search" ? text.slice(0, 200) : (booleans.get(text) ?? text);
  }
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new InvalidInput(fieldProblems(result.error));
}

const booleans = new Map([
  ["yes", true],
  ["no", false],
]);
