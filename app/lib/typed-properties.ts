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

type Properties = Readonly<Record<string, string | number | boolean>>;

/** Properties as lines that somebody changes; what no line can say, such as a text of two lines, is left out. */
export function propertyLines(properties: Properties): string {
  return Object.entries(properties)
    .filter(isALine)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}

/** The names of the properties that no line can say. */
export function withoutLines(properties: Properties): string[] {
  return Object.entries(properties).flatMap((property) => (isALine(property) ? [] : property[0]));
}

/** What properties are when their lines were changed: a number that still stands there stays one, and so does what has no line. */
export function changedProperties(text: string, before: Properties): Parsed<Properties> {
  const read = typedProperties(text);
  if (!read.ok) return read;
  const kept = Object.entries(before).filter((property) => !isALine(property));
  const typed = Object.entries(read.value).map(([name, value]) => {
    const was = Object.hasOwn(before, name) ? before[name] : undefined;
    return [name, String(was) === value && was !== undefined ? was : value] as const;
  });
  return parsed(Object.fromEntries([...kept, ...typed]));
}

function isALine([name, value]: [string, Properties[string]]): boolean {
  const read = typedProperties(`${name}: ${value}`);
  return read.ok && Object.hasOwn(read.value, name) && read.value[name] === String(value);
}
