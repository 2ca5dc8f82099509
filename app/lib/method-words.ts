import type { Texts } from "./texts/languages.ts";

/** How was paid, in the reader's language: of the words that are stored those that we wrote; what staff wrote stays. */
export function methodInWords(method: string, words: Texts["payments"]): string {
  const [, brand, last4] = /^(.+) ending in (\d{4})$/.exec(method) ?? [];
  if (brand && last4) return words.card(brand, last4);
  const known: Readonly<Record<string, string>> = words.methods;
  return Object.hasOwn(known, method) ? (known[method] ?? method) : method;
}
