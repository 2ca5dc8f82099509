import { parseArgs } from "node:util";
import { invalidField } from "#lib/errors";

/** Reads `--name value` options; a missing required one is a sentence. */
export function readOptions<Required extends string, Optional extends string = never>(
  args: readonly string[],
  names: { readonly required: readonly Required[]; readonly optional?: readonly Optional[] },
): Record<Required, string> & Partial<Record<Optional, string>> {
  const all = [...names.required, ...(names.optional ?? [])];
  const options = Object.fromEntries(all.map((name) => [name, { type: "string" as const }]));
  const { values } = parseOrRefuse(args, options);
  for (const name of names.required) {
    if (!values[name]) throw invalidField(name, `--${name} is missing.`);
  }
  return values as Record<Required, string> & Partial<Record<Optional, string>>;
}

function parseOrRefuse(args: readonly string[], options: Record<string, { type: "string" }>) {
  try {
    return parseArgs({ args: [...args], options, strict: true });
  } catch (error) {
    throw invalidField("options", (error as Error).message);
  }
}
