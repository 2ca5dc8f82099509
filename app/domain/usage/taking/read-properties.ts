import { canonicalJson } from "#lib/canonical-json";
import { EventRefused } from "./event.ts";

export type Properties = Readonly<Record<string, string | number | boolean>>;

const mostProperties = 50;
const longestName = 100;
const longestValue = 500;

/** The properties of an event; null for none. */
export function readProperties(value: unknown): Properties | null | EventRefused {
  if (value === undefined) return null;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return new EventRefused('"properties" must be an object of texts, numbers and booleans.');
  const names = Object.keys(value);
  if (names.length === 0) return null;
  if (names.length > mostProperties)
    return new EventRefused(`An event has at most ${mostProperties} properties.`);
  for (const name of names) {
    const problem = problemOf(name, (value as Record<string, unknown>)[name]);
    if (problem) return new EventRefused(problem);
  }
  return value as Properties;
}

/** One text per set of properties, whatever their order. */
export function propertiesText(properties: Properties | null): string | null {
  if (!properties) return null;
  return Object.keys(properties).length === 1 ? JSON.stringify(properties) : canonicalJson(properties);
}

function problemOf(name: string, value: unknown): string | null {
  if (name.length > longestName || !isStorable(name))
    return `The name of a property has at most ${longestName} characters that can be printed.`;
  if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return null;
  if (typeof value !== "string") return `The property "${name}" must be a text, a number or a boolean.`;
  if (value.length > longestValue)
    return `The property "${name}" can have at most ${longestValue} characters.`;
  return isStorable(value) ? null : `The property "${name}" has characters that cannot be stored.`;
}

const unstorable = /[\0\p{Cs}]/u;

/** Whether the database gives back the very same text: no NUL, and no half of a character. */
export function isStorable(text: string): boolean {
  return !unstorable.test(text);
}
