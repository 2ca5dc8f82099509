import { type Parsed, parsed, unreadable } from "./parsed.ts";

/** Properties as a person types them: one a line, such as "region: eu". Empty lines say nothing. */
export function typedProperties(text: string): Parsed<Record<string, string>> {
  const found = new Map<string, string>();
  for (const line of text.split("\n").map((each) => each.trim())) {
    if (line === "") continue;
    const [, name, value] = /^([^:=]+?)\s*[:=]\s*(.+)$/.exec(line) ?? [];
    if (name === undefined || value === undefined)
      return unreadable(`Write one property a line, such as "region: eu". "${line.slice(0, 60)}" is none.`);
    if (found.has(name)) return unreadable(`There are two properties named "${name.slice(0, 60)}".`);
    found.set(name, value);
  }
  return parsed(Object.fromEntries(found));
}
